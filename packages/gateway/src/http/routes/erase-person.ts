import { Type } from "typebox";
import { erasePerson as erase } from "../../erasure/erase-person.ts";
import { readSelector } from "../../erasure/selector.ts";
import { invalidRequest, notFound } from "../errors.ts";
import { route } from "../route.ts";
import { ignoreUnknownFields } from "../write-query.ts";

const given = (description: string, maxLength = 320) =>
  // PostgreSQL holds no NUL, so that nothing can have such a value.
  Type.Optional(Type.String({ minLength: 1, maxLength, pattern: "^[^\\u0000]*$", description }));

export const erasePerson = route({
  method: "POST",
  path: "/v1/admin/erasures",
  summary: "Erase one person's data, or count what would be erased (beyond the contract)",
  tag: "Erasure",
  rights: ["admin"],
  query: ignoreUnknownFields,
  body: Type.Object(
    {
      email: given("Writes and guest cards with this address."),
      phone: given("Writes and guest cards with this number; its last ten digits count.", 40),
      integration_id: given("The integration of guest_card_id."),
      guest_card_id: given("RealPage's id of a guest card.", 100),
      job_id: given("A write, and what belongs to the guest card that it made or changed."),
      confirm: Type.Optional(
        Type.Boolean({ description: "Default false: only counts, and changes nothing." }),
      ),
      give_up_unfinished: Type.Optional(
        Type.Boolean({
          description:
            "Default false. Gives up writes that wait or need review, instead of answering 409. The others end by themselves.",
        }),
      ),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    result: Type.Object({
      erased: Type.Boolean({ description: "False: nothing was changed." }),
      job_ids: Type.Array(Type.String()),
      guest_cards: Type.Integer({ description: "How many guest cards are not read again." }),
      given_up_job_ids: Type.Array(Type.String()),
      rows: Type.Unsafe<Readonly<Record<string, number>>>({
        type: "object",
        additionalProperties: { type: "integer" },
        description: "Rows that were removed or blanked, by table.",
      }),
    }),
  }),
  handle: async ({ body }, { gateway, caller, doer }) => {
    const read = readSelector(body);
    if ("faults" in read) return invalidRequest(read.faults);
    const erasure = await erase(gateway.database.pool, {
      accountId: caller.accountId,
      selector: read.selector,
      confirmed: body.confirm === true,
      givesUp: body.give_up_unfinished === true,
      doer,
    });
    switch (erasure.kind) {
      case "reported": {
        const { erased, jobIds, guestCards, counts, givenUp } = erasure.report;
        return {
          body: {
            result: {
              erased,
              job_ids: [...jobIds],
              guest_cards: guestCards,
              given_up_job_ids: [...givenUp],
              rows: counts,
            },
          },
        };
      }
      case "under-way":
        return {
          refused: "conflict",
          message: "Writes of this person are not finished. Nothing was erased.",
          details: { unfinished: erasure.writes.map(({ id, state }) => ({ job_id: id, state })) },
        };
      case "faulty":
        return invalidRequest(erasure.faults);
      case "not-found":
        return notFound("Data of such a person");
      default:
        return erasure satisfies never;
    }
  },
});
