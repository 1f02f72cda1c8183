"""Receives Seam's events with aiohttp, and unlocks a door on request: an event wakes the wait at once.

    export SEAM_API_KEY=… SEAM_WEBHOOK_SECRET=whsec_…
    python webhook_receiver.py 8080

Without events everything works, as polling goes on beside them; an outcome is then known up to one interval later.
"""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator

from aiohttp import web

from seam_async import (
    AsyncSeam,
    SeamError,
    SeamInvalidWebhookPayloadError,
    SeamWebhook,
    SeamWebhookVerificationError,
)

SEAM = web.AppKey("SEAM", AsyncSeam)
WEBHOOK = web.AppKey("WEBHOOK", SeamWebhook)
routes = web.RouteTableDef()


@routes.post("/seam/events")
async def receive(request: web.Request) -> web.Response:
    try:
        event = request.app[WEBHOOK].verify(await request.read(), request.headers)
    except SeamWebhookVerificationError as error:
        return web.Response(status=400, text=str(error))
    except SeamInvalidWebhookPayloadError:
        return web.Response(status=204)  # sending it again would not help
    request.app[SEAM].action_attempts.notify(event)
    return web.Response(status=204)


@routes.post("/doors/{device_id}/unlock")
async def unlock(request: web.Request) -> web.Response:
    try:
        attempt = await request.app[SEAM].locks.unlock_door(device_id=request.match_info["device_id"])
    except SeamError as error:
        status = 502 if error.action_attempt_id is None else 409
        return web.json_response({"error": str(error), "action_attempt_id": error.action_attempt_id}, status=status)
    return web.json_response({"status": attempt.status, "action_attempt_id": attempt.action_attempt_id})


async def with_client(app: web.Application) -> AsyncIterator[None]:
    async with AsyncSeam() as seam:
        app[SEAM] = seam
        yield


def main() -> None:
    app = web.Application(client_max_size=1 << 20)
    app[WEBHOOK] = SeamWebhook(os.environ["SEAM_WEBHOOK_SECRET"])
    app.cleanup_ctx.append(with_client)
    app.add_routes(routes)
    web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]) if len(sys.argv) > 1 else 8080)


if __name__ == "__main__":
    main()
