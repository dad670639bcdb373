import type { State } from "../state.ts";
import { escape } from "../soap/xml.ts";
import type { GuestCard } from "../world/guest-cards.ts";

const MOST_SHOWN = 500;

function row(state: State, card: GuestCard): string {
  const [head] = card.prospects;
  const cells = [
    card.id,
    state.world.sites.get(card.siteId)?.name ?? card.siteId,
    `${head?.firstname ?? ""} ${head?.lastname ?? ""}`,
    head?.email ?? "",
    head?.phones.map((phone) => [phone.type, phone.number].filter(Boolean).join(" ")).join(", ") ?? "",
    card.preferences["dateneeded"] ?? "",
    card.preferences["desiredrent"] ?? "",
    card.fields["leasingagentid"] ?? "",
    card.fields["primaryleadsource"] ?? "",
    card.fields["prospectcomment"] ?? "",
    card.createDate,
  ];
  return `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join("")}</tr>`;
}

/** A page that lists the guest cards, newest first, so that a person sees what arrived. */
export function guestCardPage(state: State): string {
  const cards = state.cards.all().toReversed();
  const heads = [
    "Guest card",
    "Site",
    "Name",
    "E-mail",
    "Phones",
    "Move-in",
    "Rent",
    "Agent",
    "Source",
    "Comment",
    "Created (local)",
  ];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>RPX simulator</title><meta http-equiv="refresh" content="5"><style>
:root{color-scheme:light dark}body{font:15px/1.4 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent)}th{position:sticky;top:0;background:Canvas}
</style></head><body><h1>RPX simulator</h1><p>${cards.length} guest cards stored, ${state.cards.duplicates} duplicates answered.${cards.length > MOST_SHOWN ? ` The newest ${MOST_SHOWN} are shown.` : ""}</p>
<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead><tbody>${cards
    .slice(0, MOST_SHOWN)
    .map((card) => row(state, card))
    .join("")}</tbody></table></body></html>`;
}
