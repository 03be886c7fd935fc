import fs from "node:fs";
import { openArrivalList } from "#app/domain/shipments/arrival-list/open-arrival-list.server.ts";
import { checkArrivalList } from "#app/domain/shipments/arrival-list/check-arrival-list.server.ts";
import { normalizePhone } from "#app/domain/customers/phone.server.ts";
import { resolveAddress } from "#app/domain/places/resolve-address.server.ts";
import { resolvePlace } from "#app/domain/places/resolve-place.server.ts";
const o=await openArrivalList(fs.readFileSync("../shared/data/arrival-list-10000.xlsx"),new Date());
const b=o.layout.body.slice(0,10000);
for(let k=0;k<2;k++){
let t=performance.now(); for(const r of b){normalizePhone(String(r.cells[6]));normalizePhone(String(r.cells[8]))} console.log("phones",performance.now()-t);
t=performance.now(); for(const r of b){resolveAddress(String(r.cells[4]),String(r.cells[9]))} console.log("addr",performance.now()-t);
t=performance.now(); for(const r of b){resolvePlace(String(r.cells[3]))} console.log("orig",performance.now()-t);
t=performance.now(); await checkArrivalList(o.layout,{today:new Date()}); console.log("all",performance.now()-t);}
