import { dispatcherRoles, hasRole, isDesk, isSystem } from "#app/domain/identity/roles.ts";
import type { Actor } from "#app/platform/ctx.ts";
import { effectiveSeverity } from "./complaint.ts";

interface Weighed {
  severity: string | null;
  proposedSeverity: string;
}

/** The desk and who watches over it: finance reads what a compensation is for, the administrator what went out. */
export const mayReadComplaints = (actor: Actor): boolean => isDesk(actor) || isSystem(actor);

/** Taking complaints down, answering, investigating, carrying out, merging, measures. */
export const mayWorkOnComplaints = (actor: Actor): boolean =>
  hasRole(actor, [...dispatcherRoles, "service_agent", "manager"]) || isSystem(actor);

/** Anybody may complain; inside the house those who talk with customers take it down. */
export const mayRegisterComplaint = (actor: Actor): boolean => actor.kind === "public" || mayWorkOnComplaints(actor);

const isManager = (actor: Actor): boolean => hasRole(actor, ["manager"]) || isSystem(actor);

/** General ones are judged by the service desk; what is or may be major, by the manager. */
export const mayJudgeComplaint = (actor: Actor, complaint: Weighed): boolean =>
  isManager(actor) || (hasRole(actor, ["service_agent"]) && effectiveSeverity(complaint) === "general");

/** Confirming that a complaint is major, or that it is not although the signs say so. */
export const mayDecideSeverity = isManager;

/** A complaint is handed over by who has it, or by the manager. */
export const mayHandOver = (actor: Actor, complaint: { ownerId: string | null }): boolean =>
  isManager(actor) || (mayWorkOnComplaints(actor) && (complaint.ownerId === null || complaint.ownerId === actor.id));

/** A compensation above the own limit is approved by the manager; above his, he enters who above him approved. */
export const mayDecideProposal = isManager;

export const mayCloseComplaint = (actor: Actor, complaint: Weighed): boolean => mayJudgeComplaint(actor, complaint);

export const mayReopenComplaint = (actor: Actor): boolean => hasRole(actor, ["service_agent"]) || isManager(actor);

/** Anybody of the desk may say what he knows of it. */
export const mayGiveStatement = (actor: Actor): boolean => isDesk(actor);

/** A piece of evidence is taken back by who put it there, or by the manager. */
export const mayRemoveEvidence = (actor: Actor, file: { createdById: string }): boolean =>
  isManager(actor) || (mayWorkOnComplaints(actor) && file.createdById === actor.id);

/** Reporting a measure done: its owner, or those who work on complaints. */
export const mayCompleteAct = (actor: Actor, act: { ownerId: string | null }): boolean =>
  mayWorkOnComplaints(actor) || (isDesk(actor) && act.ownerId === actor.id);
