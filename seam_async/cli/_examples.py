"""The examples in the help texts; the tests run each of them."""

from __future__ import annotations

from typing import Final

_EXAMPLES: Final = {
    "unlock": (
        "seam-async unlock 'Front door'",
        "seam-async locks list --output tsv | seam-async unlock",
        "seam-async unlock --no-wait 'Door 1' | seam-async wait",
    ),
    "lock": ("seam-async lock 'Front door' 'Back door' --timeout 60",),
    "wait": ("seam-async wait < ids.txt", "seam-async wait --timeout none --json $ID"),
    "watch": ("seam-async watch < ids.txt", "seam-async watch $ID"),
    "list": ("seam-async list --limit 20", "seam-async list --device $DEVICE --json", "seam-async list < ids.txt"),
    "get": ("seam-async get $ID",),
    "login": ("seam-async login", "seam-async login --profile sandbox < key.txt"),
    "logout": ("seam-async logout --profile sandbox",),
    "whoami": ("seam-async whoami", "seam-async whoami --json"),
    "doctor": ("seam-async doctor",),
    "fake": ("seam-async fake --port 3030 --doors 3", "seam-async fake --port 0 --resolve-after never"),
    "demo": ("seam-async demo --doors 200", "seam-async demo --seed 7"),
    "completion": (
        'eval "$(seam-async completion bash)"    # in ~/.bashrc',
        'eval "$(seam-async completion zsh)"     # in ~/.zshrc',
        "seam-async completion fish > ~/.config/fish/completions/seam-async.fish",
    ),
    "schema": ("seam-async schema > outcome.schema.json",),
    "api": (
        "seam-async api devices list --limit 10",
        "seam-async api locks unlock-door --device_id $DEVICE",
        "seam-async action-attempts list --action_attempt_ids '[\"$ID\"]'",
    ),
    "tracker": ("seam-async tracker status",),
    "tracker init": ("seam-async tracker init",),
    "tracker run": ("seam-async tracker run --port none",),
    "tracker status": ("seam-async tracker status --json",),
    "tracker add": ("seam-async unlock --no-wait 'Front door' | seam-async tracker add",),
    "tracker top": ("seam-async tracker top",),
    "tracker migrate": ("seam-async tracker migrate",),
    "tracker release": ("seam-async tracker release",),
    "tracker reopen": ("seam-async tracker reopen f728b4fa-4248-4e3a-8a5d-2f346baa9455",),
    "tracker untrack": ("seam-async tracker untrack f728b4fa-4248-4e3a-8a5d-2f346baa9455",),
    "tracker dead-letters": ("seam-async tracker dead-letters list",),
    "tracker dead-letters list": ("seam-async tracker dead-letters list --consumer bookings",),
    "tracker dead-letters retry": ("seam-async tracker dead-letters retry bookings --all",),
    "tracker dead-letters skip": ("seam-async tracker dead-letters skip bookings --all",),
}


def examples_of(path: str) -> tuple[str, ...]:
    """The examples of a command, such as `tracker add`."""
    return _EXAMPLES.get(path, ())
