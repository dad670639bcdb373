import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Form } from "./form.tsx";

type Props = {
  /** How the last try failed. */
  readonly error: unknown;
  readonly isBusy: boolean;
  /** What the button that does it says. */
  readonly action: string;
  readonly isDangerous?: boolean;
  readonly onSubmit: (values: Readonly<Record<string, string>>) => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

/** A form in a dialog: fields, then the way back and the button that does it. */
export function DialogForm(props: Props) {
  const { error, isBusy, action, isDangerous = false, onSubmit, onCancel, children } = props;
  return (
    <Form className="space-y-5" error={error} onSubmit={onSubmit}>
      {children}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" look={isDangerous ? "danger" : "primary"} isBusy={isBusy}>
          {action}
        </Button>
      </div>
    </Form>
  );
}
