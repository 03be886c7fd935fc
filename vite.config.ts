import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [!process.env.VITEST && remix(remixConfig as Parameters<typeof remix>[0])],
  build: { target: "es2022", sourcemap: false },
  // Left to itself Vite follows loaders into the server's packages, fails on them, and reloads the page: the browser's are named.
  optimizeDeps: {
    noDiscovery: true,
    include: [
      "react",
      "react/jsx-runtime",
      "react/jsx-dev-runtime",
      "react-dom",
      "react-dom/client",
      "@remix-run/react",
      "@dnd-kit/core",
      "@tanstack/react-virtual",
      "leaflet",
      "react-leaflet",
      "supercluster",
      "gcoord",
    ],
  },
  server: { watch: { ignored: ["**/data/**", "**/tests/**"] } },
});
