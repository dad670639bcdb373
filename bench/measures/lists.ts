import { median, short } from "../rig/statistics.ts";
import { bounded, type Row } from "../rig/table.ts";
import type { Bench } from "./bench.ts";
import type { GatewayPair } from "./gateway-pair.ts";

const LIMIT = 100;
const DEPTH = 0.9;

/** The first page of the leads against one nine tenths down, by cursor, in turn. */
export async function measureLists({ isQuick }: Bench, pair: GatewayPair): Promise<Row[]> {
  const client = pair.full.client();
  const { leads } = pair.filling;
  type Page = { meta: { next_cursor: string | null }; results: unknown[] };
  const offset = Math.floor(leads * DEPTH);
  const { meta } = await client.get<Page>(`/v1/leads/?limit=1&offset=${offset}`);
  if (meta.next_cursor === null) throw new Error("The list has no deep page.");
  const time = async (path: string): Promise<number> => {
    const startedAt = performance.now();
    const page = await client.get<Page>(path);
    if (page.results.length !== LIMIT) throw new Error(`${path} gave ${page.results.length} items.`);
    return performance.now() - startedAt;
  };
  const first: number[] = [];
  const deep: number[] = [];
  for (let round = 0; round < (isQuick ? 40 : 100); round++) {
    first.push(await time(`/v1/leads/?limit=${LIMIT}`));
    deep.push(await time(`/v1/leads/?limit=${LIMIT}&cursor=${meta.next_cursor}`));
  }
  const ratio = median(deep) / median(first);
  return [
    bounded(
      `list of leads by cursor at ${leads.toLocaleString("en-US")}: page after ${offset.toLocaleString("en-US")} ÷ first`,
      `${short(ratio)} × (${short(median(deep))} against ${short(median(first))} ms)`,
      "≤ 1.2 ×",
      ratio <= 1.2,
    ),
  ];
}
