import { Type } from "typebox";

/** The path parameter of everything below an integration. */
export const integrationParams = Type.Object({ integration_id: Type.String() });
/** The path parameter of everything about one write: the `job_id` that its caller got. */
export const writeParams = Type.Object({ root_job_id: Type.String() });
