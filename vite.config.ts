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
  server: { watch: { ignored: ["**/data/**", "**/tests/**"] } },
});
