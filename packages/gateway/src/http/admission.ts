import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from "fastify";
import type { Caller, Right } from "../accounts/rights.ts";
import type { Gateway } from "../gateway.ts";
import type { Refusal } from "./errors.ts";
import { createRateLimit } from "./rate-limit.ts";
import { refuse } from "./refuse.ts";
import { authenticateSession } from "./session/authenticate-session.ts";

declare module "fastify" {
  interface FastifyRequest {
    caller: Caller | null;
    /** The caller was remembered, and the database was not asked: nothing may be answered but what it confirms. */
    isRecalled: boolean;
  }
  interface FastifyContextConfig {
    /** Of which a caller needs one; absent: none. */
    rights?: readonly Right[];
    /** The route's transaction confirms the caller. */
    confirmsCaller?: boolean;
  }
}

/** Lets requests in by their API key, the key's rate limit and its rights. */
export type Admission = {
  /** Fastify's `onRequest`: lets a request in, or answers why not. A callback, because a promise a request costs. */
  admit(request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction): void;
  /** Asks the database who calls, whatever is remembered. Null: the caller may go on. */
  readmit(request: FastifyRequest, reply: FastifyReply): Promise<Refusal | null>;
};

export function createAdmission(gateway: Gateway): Admission {
  const limit = createRateLimit(gateway.configuration.GUESTCARD_RATE_LIMIT_PER_MINUTE);

  async function readmit(request: FastifyRequest, reply: FastifyReply): Promise<Refusal | null> {
    const refusal =
      request.headers.authorization === undefined
        ? await authenticateSession(gateway, request, reply)
        : await authenticateKey(gateway, request);
    if (refusal) return refusal;
    const { rights } = request.routeOptions.config;
    return request.caller && mayCall(request.caller, rights)
      ? null
      : { refused: "forbidden", message: `This API key lacks the right ${rights?.join(" or ")}.` };
  }

  /** Counts a request of a caller that is known. False: it is answered. */
  function isWithinLimit({ caller }: FastifyRequest, reply: FastifyReply): boolean {
    if (!caller || limit.take(caller.apiKeyId, reply)) return true;
    const most = gateway.configuration.GUESTCARD_RATE_LIMIT_PER_MINUTE;
    void refuse(reply, {
      refused: "rate_limit_exceeded",
      message: `This API key may make ${most} requests a minute.`,
    });
    return false;
  }

  async function admitInFull(
    request: FastifyRequest,
    reply: FastifyReply,
    done: HookHandlerDoneFunction,
  ): Promise<void> {
    try {
      const refusal = await readmit(request, reply);
      if (!isWithinLimit(request, reply)) return;
      if (refusal) {
        void refuseCaller(reply, refusal);
        return;
      }
    } catch (error) {
      done(error instanceof Error ? error : new Error("Who calls could not be read.", { cause: error }));
      return;
    }
    done();
  }

  return {
    readmit,
    admit(request, reply, done) {
      const { confirmsCaller, rights } = request.routeOptions.config;
      const token = confirmsCaller === true ? tokenOf(request) : null;
      const recalled = token === null ? null : gateway.recallCaller(token);
      // Whoever is to be refused is refused by what the database says now.
      if (recalled && mayCall(recalled, rights) && !limit.isUsedUp(recalled.apiKeyId)) {
        request.caller = recalled;
        request.isRecalled = true;
        limit.take(recalled.apiKeyId, reply);
        done();
        return;
      }
      void admitInFull(request, reply, done);
    },
  };
}

async function authenticateKey(gateway: Gateway, request: FastifyRequest): Promise<Refusal | null> {
  const token = tokenOf(request);
  if (token === null) return unauthorized("Send an API key as `Authorization: Bearer <token>`.");
  request.caller = await gateway.authenticate(token);
  request.isRecalled = false;
  return request.caller ? null : unauthorized("This API key is not known, or it was revoked.");
}

/** Sends a refusal of the caller with what it owes to HTTP. */
export function refuseCaller(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return refuse(
    refusal.refused === "unauthorized" ? reply.header("www-authenticate", "Bearer") : reply,
    refusal,
  );
}

const unauthorized = (message: string): Refusal => ({ refused: "unauthorized", message });

const mayCall = (caller: Caller, rights: readonly Right[] | undefined): boolean =>
  !rights || rights.some((right) => caller.rights.has(right));

const BEARER = /^Bearer ([^\s]+)$/i;

function tokenOf({ headers }: FastifyRequest): string | null {
  return BEARER.exec(headers.authorization ?? "")?.[1] ?? null;
}
