import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** The fixed semantic scale of the console; colour is never the only sign. */
export type Tone = "planned" | "moving" | "waiting" | "late" | "exception" | "done";

const icons: Record<Tone, IconName> = {
  planned: "dot",
  moving: "truck",
  waiting: "pause",
  late: "clock",
  exception: "warning",
  done: "check",
};

/** A status in words with its colour and icon. */
export function Tag({
  tone,
  children,
  icon,
  title,
}: {
  tone: Tone;
  children: ReactNode;
  icon?: IconName;
  title?: string;
}) {
  return (
    <span className={`tag tone-${tone}`} title={title}>
      <Icon name={icon ?? icons[tone]} />
      {children}
    </span>
  );
}
