// Starts the official fake server with its seed, and with what its seed lacks: an entrance, an access group and a
// sandbox to reset. Its own HTTP interface cannot make them.

import { env } from "node:process"
import { pathToFileURL } from "node:url"

const { createFake } = await import(pathToFileURL(env.OFFICIAL_FAKE))
const fake = await createFake()
const { seed_workspace_1: workspace_id, visionline_acs_system_1: acs_system_id } = await fake.seed()
fake.database.addAcsEntrance({
  acs_system_id,
  visionline_metadata: { door_name: "Lobby", door_category: "entrance", profiles: [] },
})
fake.database.addAcsAccessGroup({ acs_system_id, workspace_id, external_type: "visionline_access_group", name: "Staff" })
fake.database.addWorkspace({ workspace_id: "sandbox", name: "Sandbox", is_sandbox: true })
fake.database.addApiKey({ workspace_id: "sandbox", name: "Sandbox", token: "seam_sandbox_token" })
fake.database.addDevice({ workspace_id: "sandbox", device_id: "sandbox_door", device_type: "august_lock", name: "Door" })
await fake.startServer({ port: Number(env.PORT) })
