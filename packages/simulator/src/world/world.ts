/** What the simulator's RPX knows beside guest cards. */
export type Item = { readonly value: string; readonly text: string };

export type FloorPlan = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly bedrooms: number;
  readonly bathrooms: string;
  readonly maximumOccupants: number;
  readonly squareFeet: number;
  readonly rentMin: number;
  readonly rentMax: number;
};

export type Unit = {
  readonly id: string;
  readonly number: string;
  readonly building: string;
  readonly floorPlanId: string;
  readonly rent: number;
  readonly isVacant: boolean;
};

export type Site = {
  readonly siteId: string;
  readonly pmcId: string;
  readonly pmcName: string;
  readonly name: string;
  readonly zone: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly floorPlans: readonly FloorPlan[];
  readonly units: readonly Unit[];
  readonly agents: readonly Item[];
  readonly leadSources: readonly Item[];
  readonly relationships: readonly Item[];
  readonly contactTypes: readonly Item[];
  readonly activityTypes: readonly Item[];
  readonly lossReasons: readonly Item[];
};

/** A partner's licence key: which sites it is subscribed to and which methods it may call (null: all). */
export type Licence = {
  readonly licensekey: string;
  readonly siteIds: readonly string[];
  readonly methods: readonly string[] | null;
  /** For older partners, who must also send these. */
  readonly username?: string;
  readonly password?: string;
};

export type World = { readonly sites: Map<string, Site>; readonly licences: Map<string, Licence> };
