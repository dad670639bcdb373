import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient, Reply } from "../harness/api-client.ts";
import {
  connectIntegration,
  createIntegration,
  openPlayground,
  type Place,
  type Playground,
} from "../harness/playground.ts";

const PATH = "/v1/leads/realpage_rpx/";

/** Each rule of Create Lead with input that breaks it: status, code, path, and nothing stored. */
describe("create lead, rule by rule", () => {
  let playground: Playground;
  let api: ApiClient;
  let valid: Record<string, unknown>;
  let place: Place;
  let other: Place;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
    const { integrationId, places } = await connectIntegration(api, playground);
    [place, other] = places as [Place, Place];
    valid = {
      integration_id: integrationId,
      property_id: place.id,
      lead_relationship_id: place.relationship,
      first_name: "Rule",
      last_name: "Breaker",
    };
  });
  after(() => playground.stop());

  /** Posts, and checks that it is refused with exactly these faults and that nothing was kept. */
  async function refusal(
    body: unknown,
    faults: readonly (readonly [string, RegExp])[],
    path = PATH,
  ): Promise<Reply> {
    const answer = await api.post(path, body, { "idempotency-key": crypto.randomUUID() });
    assert.equal(answer.status, 400, JSON.stringify(answer.body));
    assert.equal(answer.body.error.code, "invalid_request");
    const found = answer.body.error.details.issues as { path: string[]; message: string }[];
    assert.deepEqual(
      found.map((one) => one.path.join(".")).toSorted(),
      faults.map(([name]) => name).toSorted(),
    );
    for (const [name, rule] of faults)
      assert.ok(
        found.some((one) => one.path.join(".") === name && rule.test(one.message)),
        `${name}: ${JSON.stringify(found)} should say ${rule}`,
      );
    const kept = await playground.database.pool.query(
      "select (select count(*) from writes)::int + (select count(*) from idempotency_keys)::int as kept",
    );
    assert.equal(kept.rows[0].kept, 0);
    return answer;
  }

  const refused = async (...asked: Parameters<typeof refusal>): Promise<void> =>
    void (await refusal(...asked));

  for (const field of ["integration_id", "property_id", "lead_relationship_id", "first_name", "last_name"])
    test(`${field} is required`, async () => {
      const { [field]: _left, ...rest } = valid;
      await refused(rest, [[field, /required/i]]);
    });

  for (const field of [
    "integration_id",
    "property_id",
    "lead_relationship_id",
    "first_name",
    "last_name",
    "middle_name",
    "date_of_birth",
    "employee_id",
    "lead_source_id",
    "phone_1",
    "phone_2",
    "email_1",
    "address_1",
    "address_2",
    "city",
    "state",
    "zip",
    "country",
    "target_move_in_date",
    "unit_id",
  ])
    for (const [what, value] of [
      ["a number", 7],
      ["null", null],
      ["a list", ["x"]],
    ] as const)
      test(`${field} is text, not ${what}`, async () => {
        await refused({ ...valid, [field]: value }, [[field, /string/i]]);
      });

  for (const field of ["desired_lease_term_in_months", "desired_max_rent_in_cents", "number_of_occupants"])
    test(`${field} is a number, not text`, async () => {
      await refused({ ...valid, [field]: "12" }, [[field, /number|integer/i]]);
    });

  for (const field of ["first_name", "last_name"]) {
    test(`${field} is not empty`, () => refused({ ...valid, [field]: "" }, [[field, /at least 1/]]));
    test(`${field} has at most 30 characters`, () =>
      refused({ ...valid, [field]: "x".repeat(31) }, [[field, /at most 30/]]));
    test(`${field} has at most 30 UTF-16 units`, () =>
      refused({ ...valid, [field]: "🏠".repeat(16) }, [[field, /at most 30.*count twice/]]));
  }

  for (const [value, rule] of [
    [0, /more than 0/],
    [-1, /more than 0/],
    [1.5, /whole/i],
    [2 ** 31, /or less/],
  ] as const)
    test(`desired_lease_term_in_months ${value}`, () =>
      refused({ ...valid, desired_lease_term_in_months: value }, [["desired_lease_term_in_months", rule]]));

  for (const field of ["desired_max_rent_in_cents", "number_of_occupants"]) {
    test(`${field} is 0 or more`, () => refused({ ...valid, [field]: -1 }, [[field, /0 or more/]]));
    test(`${field} is whole`, () => refused({ ...valid, [field]: 1.5 }, [[field, /integer|whole/i]]));
    test(`${field} fits into RPX's integer`, () =>
      refused({ ...valid, [field]: 2 ** 53 }, [[field, /or less/]]));
  }

  for (const field of ["date_of_birth", "target_move_in_date"])
    for (const value of [
      "",
      "tomorrow",
      "2027-02-30",
      "2026-02-29T00:00:00Z",
      "01/02/2027",
      "2027-1-2",
      "2027-01-01T25:00:00Z",
    ])
      test(`${field} '${value}' is no date`, () => refused({ ...valid, [field]: value }, [[field, /date/i]]));

  for (const phone of ["phone_1", "phone_2"]) {
    test(`${phone}_type needs ${phone}`, () =>
      refused({ ...valid, [`${phone}_type`]: "HOME" }, [[`${phone}_type`, new RegExp(`Needs ${phone}`)]]));
    for (const value of ["PAGER", "home", ""])
      test(`${phone}_type '${value}' is none`, () =>
        refused({ ...valid, [phone]: "2145550101", [`${phone}_type`]: value }, [
          [`${phone}_type`, /FAX.*HOME.*MOBILE.*OTHER.*WORK/],
        ]));
  }

  for (const [what, character] of [
    ["NUL", "\u0000"],
    ["a control character", "\u001b"],
    ["a lone surrogate", "\ud83c"],
    ["U+FFFE", "\ufffe"],
  ] as const)
    test(`${what} cannot be carried by XML`, () =>
      refused({ ...valid, first_name: `A${character}b`, city: `C${character}` }, [
        ["first_name", /XML/],
        ["city", /XML/],
      ]));

  test("an undeclared field is refused by its name, or ignored where that is asked for", async () => {
    const answer = await refusal({ ...valid, nickname: "Bob" }, [["", /nickname/]]);
    assert.deepEqual(answer.body.error.details.issues[0].keys, ["nickname"]);
    // With another fault, so that nothing is stored here either.
    await refused(
      { ...valid, nickname: "Bob", first_name: "" },
      [["first_name", /at least 1/]],
      `${PATH}?ignore_unknown_fields=true`,
    );
  });

  for (const value of ["maybe", "1"])
    test(`ignore_unknown_fields=${value} is neither true nor false`, () =>
      refused(valid, [["ignore_unknown_fields", /boolean/i]], `${PATH}?ignore_unknown_fields=${value}`));

  test("an undeclared query parameter", () => refused(valid, [["", /colour/]], `${PATH}?colour=red`));

  for (const body of [[], "text", 7, null])
    test(`a body that is ${JSON.stringify(body)}`, async () => {
      const answer = await api.post(PATH, body);
      assert.equal(answer.status, 400);
      assert.match(answer.body.error.message, /object/i);
    });

  const ids = {
    property_id: "property",
    lead_relationship_id: "lead relationship",
    employee_id: "employee",
    lead_source_id: "lead source",
    unit_id: "unit",
  };
  for (const [field, noun] of Object.entries(ids)) {
    test(`${field} that is unknown`, () =>
      refused({ ...valid, [field]: crypto.randomUUID() }, [
        [field, new RegExp(`an? ${noun} of this account`)],
      ]));
    test(`${field} that is no id at all`, () =>
      refused({ ...valid, [field]: "'; drop table" }, [[field, new RegExp(`an? ${noun} of this account`)]]));
  }

  test("an id of another model", () =>
    refused({ ...valid, unit_id: place.employees[0]?.id }, [["unit_id", /a unit/]]));

  test("ids of another property", () =>
    refused(
      {
        ...valid,
        lead_relationship_id: other.relationship,
        employee_id: other.employees[0]?.id,
        lead_source_id: other.leadSources[0]?.id,
        unit_id: other.units[0]?.id,
      },
      [
        ["lead_relationship_id", /another property/],
        ["employee_id", /another property/],
        ["lead_source_id", /another property/],
        ["unit_id", /another property/],
      ],
    ));

  test("an integration that is unknown", () =>
    refused({ ...valid, integration_id: crypto.randomUUID() }, [
      ["integration_id", /integration of this account/],
    ]));

  test("ids of another integration", async () => {
    const integration_id = await createIntegration(api, playground);
    await refused({ ...valid, integration_id }, [
      ["property_id", /another integration/],
      ["lead_relationship_id", /another integration/],
    ]);
  });

  test("an integration that is archived", async () => {
    const integration_id = await createIntegration(api, playground);
    assert.equal((await api.call("DELETE", `/v1/admin/integrations/${integration_id}/`)).status, 200);
    await refused({ ...valid, integration_id }, [
      ["integration_id", /archived/],
      ["property_id", /another integration/],
      ["lead_relationship_id", /another integration/],
    ]);
  });

  test("all faults at once", () =>
    refused(
      {
        property_id: crypto.randomUUID(),
        first_name: "",
        last_name: "x".repeat(31),
        phone_1_type: "PAGER",
        date_of_birth: "no",
        number_of_occupants: -1,
        nickname: 1,
      },
      [
        ["integration_id", /required/i],
        ["lead_relationship_id", /required/i],
        ["property_id", /a property/],
        ["first_name", /at least/],
        ["last_name", /at most/],
        ["phone_1_type", /FAX/],
        ["phone_1_type", /Needs/],
        ["date_of_birth", /date/],
        ["number_of_occupants", /0/],
        ["", /nickname/],
      ],
    ));

  for (const key of ["", "x".repeat(256), "snow\u2603"])
    test(`an Idempotency-Key of ${key.length} characters that breaks its rule`, async () => {
      const answer = await api.call("POST", PATH, {
        body: valid,
        headers: { "idempotency-key": Buffer.from(key, "utf8").toString("latin1") },
      });
      assert.equal(answer.status, 400, JSON.stringify(answer.body));
      assert.match(JSON.stringify(answer.body.error.details.issues), /idempotency-key/i);
    });

  test("a key without the right to write", async () => {
    const answer = await playground
      .clientOf(api.url)
      .call("POST", PATH, { body: valid, headers: { authorization: "Bearer wrong-token-entirely" } });
    assert.equal(answer.status, 401);
  });

  test("after all this RPX was asked for nothing", async () => {
    assert.equal((await playground.control.guestCards()).length, 0);
    assert.equal((await playground.control.requests({ method: "insertprospect" })).length, 0);
  });
});
