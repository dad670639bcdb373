import type { Integration } from "@guestcard/sdk";
import { Callout } from "../../ui/callout.tsx";
import { Moment } from "../../ui/moment.tsx";

/** What to do about each cause; docs/operations.md has the same. */
const remedies: Readonly<Record<string, string>> = {
  licence: "The licence key may not call this method. Ask RealPage to enable it for the key.",
  subscription: "The property is not subscribed to the partner. Ask it to subscribe; other properties go on.",
  credentials: "Key, user, password or company are refused. Change the credentials; they are tried at once.",
  forbidden: "The network or region of this server is refused. Ask RealPage to let its address in.",
  misconfigured: "No RPX service answers at the base URL. Correct it in the credentials.",
};

/** Why writes of an integration wait, and what to do. */
export function Blocks({ integration }: { readonly integration: Integration }) {
  const { blocks, waiting_writes: waiting } = integration;
  return blocks.map(({ x_property_id: property, cause, reason, since, next_probe_at: next }) => (
    <Callout
      key={property ?? ""}
      tone={property === null ? "bad" : "warn"}
      title={
        property === null ? "RealPage refuses this integration" : `RealPage refuses property ${property}`
      }
    >
      <p className="font-medium">{reason}</p>
      <p className="mt-1">{remedies[cause]}</p>
      <p className="mt-1 text-soft">
        Since <Moment at={since} />. Tried again <Moment at={next} form="ago" />, and by itself from then on.{" "}
        {waiting === 1 ? "One write waits" : `${waiting} writes wait`}; none is lost.
      </p>
    </Callout>
  ));
}
