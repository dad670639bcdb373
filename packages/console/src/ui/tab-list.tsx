import { Tabs } from "radix-ui";

/** Where a tab's part stands. */
export const tabPanelClasses = "mt-4 rounded-lg";

type Props = {
  readonly label: string;
  readonly tabs: readonly (readonly [value: string, label: string])[];
};

/** The tabs above parts of which one is shown. */
export function TabList({ label, tabs }: Props) {
  return (
    <Tabs.List aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
      {tabs.map(([value, text]) => (
        <Tabs.Trigger
          key={value}
          value={value}
          className="-mb-px border-b-2 border-transparent px-4 py-2.5 font-medium whitespace-nowrap text-soft hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
        >
          {text}
        </Tabs.Trigger>
      ))}
    </Tabs.List>
  );
}
