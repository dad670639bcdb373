import type { Page } from "playwright-core";

/** How busy each hour of an invented day is, from 24 hours ago on. */
const HOURS = [3, 2, 1, 1, 0, 2, 4, 9, 16, 21, 26, 24, 19, 22, 27, 31, 28, 22, 17, 14, 11, 8, 6, 4];

type Bucket = Record<"accepted" | "delivered" | "failed" | "waiting" | "blocked" | "needs_review", number> & {
  at: string;
};
type Reply = { series: Bucket[]; totals: Record<"accepted" | "delivered" | "failed", number> };

/** The demo's world is a minute old: the hours before it are invented, so that the charts show a day. */
export async function withEarlierHours(page: Page): Promise<void> {
  await page.route("**/v1/admin/overview?*", async (route) => {
    const answer = await route.fetch();
    const reply = (await answer.json()) as Reply;
    const last = reply.series.length - 1;
    const span = Date.parse(reply.series[last]?.at ?? "") - Date.parse(reply.series[0]?.at ?? "");
    for (const [n, bucket] of reply.series.slice(0, last).entries()) {
      const hour = Math.min(HOURS.length - 1, Math.floor(((n / last) * span) / 3_600_000));
      const accepted = Math.round(
        (HOURS[hour] ?? 0) * (1 + 0.4 * Math.sin(n * 1.7)) * (span / last / 3_600_000),
      );
      const failed = n % 9 === 4 ? Math.min(1, accepted) : 0;
      Object.assign(bucket, {
        accepted,
        failed,
        delivered: accepted - failed,
        waiting: Math.round(accepted / 4),
        blocked: n > last * 0.86 ? 2 : 0,
        needs_review: n > last * 0.9 ? 1 : 0,
      });
      for (const figure of ["accepted", "delivered", "failed"] as const)
        reply.totals[figure] += bucket[figure];
    }
    await route.fulfill({ response: answer, json: reply });
  });
  await page.reload();
  await page.getByText("What happened").waitFor();
}
