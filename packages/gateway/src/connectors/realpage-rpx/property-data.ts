/** What RPX lists of a property (wire.md §4.3, §4.4). Absent and empty values are null, money is in cents. */

export type PicklistItem = { readonly value: string; readonly text: string };

/** A site that RPX lists as subscribed. */
export type Subscription = {
  readonly pmcId: string | null;
  readonly siteId: string;
  readonly siteName: string | null;
};

export type Site = {
  readonly siteId: string;
  readonly siteNumber: string | null;
  readonly siteName: string | null;
  readonly pmcName: string | null;
  readonly address1: string | null;
  readonly address2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
  readonly county: string | null;
  readonly country: string | null;
  readonly phone1: string | null;
  readonly phone2: string | null;
  readonly email: string | null;
  readonly web: string | null;
  /** From SysDate, the only time that RPX sends with an offset. */
  readonly utcOffsetMinutes: number | null;
};

export type FloorPlan = {
  readonly floorPlanId: string;
  readonly code: string | null;
  readonly name: string | null;
  readonly marketingName: string | null;
  readonly description: string | null;
  readonly bedrooms: number | null;
  readonly bathrooms: number | null;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly maximumOccupants: number | null;
  readonly grossSquareFootage: number | null;
  readonly rentableSquareFootage: number | null;
  readonly rentMinInCents: number | null;
  readonly rentMaxInCents: number | null;
};

/** One unit of `getunitlist`. */
export type MarketedUnit = {
  readonly unitId: string | null;
  readonly unitNumber: string | null;
  readonly buildingId: string | null;
  readonly buildingNumber: string | null;
  readonly address1: string | null;
  readonly address2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
  readonly country: string | null;
  readonly floorPlanId: string | null;
  readonly floorPlanCode: string | null;
  readonly floorPlanName: string | null;
  readonly bedrooms: number | null;
  readonly bathrooms: number | null;
  readonly floor: string | null;
  readonly squareFeet: number | null;
  readonly isAvailable: boolean | null;
  readonly isVacant: boolean | null;
  /** `YYYY-MM-DD` */
  readonly availableDate: string | null;
  readonly marketRentInCents: number | null;
  readonly rentMinInCents: number | null;
  readonly rentMaxInCents: number | null;
};

/** One unit of `unitlist`. */
export type ListedUnit = {
  readonly unitId: string | null;
  readonly unitNumber: string | null;
  readonly floorPlanId: string | null;
  readonly floorPlanName: string | null;
  readonly isVacant: boolean | null;
  readonly isAvailable: boolean | null;
  readonly isDeleted: boolean | null;
  readonly availableDate: string | null;
  readonly marketRentInCents: number | null;
};
