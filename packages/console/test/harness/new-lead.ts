import type { Page } from "playwright-core";

/** Fills the form of a new lead in: an invented person, or what is given instead. */
export async function fillInLead(
  page: Page,
  { integration = "Highland Homes", firstName = "Nadia", lastName = "Brandt" },
): Promise<void> {
  await page.getByLabel("Integration").selectOption({ label: integration });
  await page.getByLabel("Property").selectOption({ index: 1 });
  await page.getByLabel("Relationship").selectOption({ index: 1 });
  await page.getByLabel("Lead source").selectOption({ index: 1 });
  await page.getByLabel("Unit of interest").selectOption({ index: 1 });
  await page.getByLabel("First name").fill(firstName);
  await page.getByLabel("Last name").fill(lastName);
  await page.getByLabel("E-mail").fill(`${firstName}.${lastName}@example.com`.toLowerCase());
  await page.getByLabel("Phone", { exact: true }).fill("2145550188");
  await page.getByLabel("Kind").first().selectOption("MOBILE");
  await page.getByLabel("Move-in date").fill("2027-02-01");
  await page.getByLabel("Highest rent, in dollars").fill("1850");
}
