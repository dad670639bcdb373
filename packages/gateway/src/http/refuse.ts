import type { FastifyReply } from "fastify";
import { errorBody, errorCodes, type Refusal } from "./errors.ts";

export function refuse(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply.code(errorCodes[refusal.refused].status).send(errorBody(refusal));
}
