"""The workspace of a client's credential.

Ids of another workspace are unknown to the API, and look like ids that do not exist. So a worker asks the API once
which workspace its credential belongs to, and again when a renewed credential is another one. A custom source has no
workspace, and is trusted.
"""

from __future__ import annotations

from .._client import AsyncSeam


class Workspace:
    """The workspace that requests act in.

    Args:
        seam: The client; `None` for a custom source.

    Attributes:
        workspace_id: The id as last asked; `None` for a custom source, or before the first answer.
    """

    def __init__(self, seam: AsyncSeam | None) -> None:
        self._seam = seam
        self._credential: object = None
        self.workspace_id: str | None = None

    @property
    def is_current(self) -> bool:
        """Whether the credential is the one whose workspace is known."""
        return self._seam is None or (
            self.workspace_id is not None and self._credential is self._seam._transport.credential
        )

    async def ask(self) -> str | None:
        """Returns the workspace of the present credential, with a request only if it is unknown.

        Raises:
            SeamError: The API did not answer.
        """
        while self._seam is not None and not self.is_current:
            workspace_id = (await self._seam.workspaces.get()).workspace_id
            # Read after the response: the request may have renewed the credential.
            self._credential, self.workspace_id = self._seam._transport.credential, workspace_id
        return self.workspace_id
