import type { Tx } from "#app/platform/db/db-types.ts";

interface Person {
  id: string;
  name: string;
}

/**
 * Who does the tasks of a role for a complaint: its owner where the role is his, the one person who has the role; of
 * several nobody yet, any of them may.
 */
export async function roleOwners(tx: Tx, complaintId: string): Promise<(role: string) => Person | null> {
  const complaint = await tx.complaint.findUnique({ where: { id: complaintId }, select: { ownerId: true } });
  const users = await tx.user.findMany({
    where: { active: true },
    select: { id: true, displayName: true, role: true },
  });
  const owner = users.find(({ id }) => id === complaint?.ownerId);
  const person = (user: (typeof users)[number] | undefined) => user && { id: user.id, name: user.displayName };
  return (role) => {
    if (role === "owner" || owner?.role === role) {
      return person(owner) ?? null;
    }
    const those = users.filter((user) => user.role === role);
    return those.length === 1 ? (person(those[0]) ?? null) : null;
  };
}
