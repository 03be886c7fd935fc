/** The tagged templates for hand-written SQL, without the constructor of the client, which is built in this room only. */
export { Prisma } from "./client/client.ts";
