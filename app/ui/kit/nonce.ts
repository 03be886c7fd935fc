import { createContext } from "react";

/**
 * The CSP nonce of the page being rendered on the server, also for error pages, whose root loader did not run. In the
 * browser it is empty: scripts that run there already need none.
 */
export const NonceContext = createContext<string | undefined>(undefined);
