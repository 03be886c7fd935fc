import { copyFileSync, rmSync, readFileSync } from "node:fs";
import { createDb } from "#app/platform/db/create-db.server.ts";
import { insertShipments } from "#app/domain/shipments/insert-shipments.server.ts";
import { openArrivalList } from "#app/domain/shipments/arrival-list/open-arrival-list.server.ts";
import { checkArrivalList } from "#app/domain/shipments/arrival-list/check-arrival-list.server.ts";
import { DEFAULT_STANDARDS, DEFAULTS_FROM } from "#app/domain/standards/default-standards.ts";
import { arrivalDirection } from "#app/domain/shipments/shipment.ts";
const o = await openArrivalList(readFileSync("../shared/data/arrival-list-10000.xlsx"), new Date());
const c = await checkArrivalList(o.layout, { today: new Date() }) as any;
const rows = (c.results ?? c.rows ?? c.good ?? []);
console.log(Object.keys(c), rows.length, rows[0]);
const ok = rows.map((r:any)=>r.row?.row ?? r.row ?? r).filter((r:any)=>r.destCode);
for (let k=0;k<3;k++){
rmSync("/tmp/shp/b.db",{force:true}); copyFileSync("/tmp/shp/base.db","/tmp/shp/b.db");
const db = createDb("file:/tmp/shp/b.db");
const ctx:any={actor:{kind:"system",id:"s",name:"s",role:"system"},db,now:new Date(),locale:"zh-CN",requestId:"r",ip:""};
await db.$transaction(async tx=>{for(const s of DEFAULT_STANDARDS) await tx.laneStandard.create({data:{id:s.direction+s.destScope,...s,effectiveFrom:DEFAULTS_FROM,createdAt:ctx.now,updatedAt:ctx.now}})});
await db.$executeRawUnsafe("select 1").catch(()=>{});const drafts = ok.map((r:any)=>({...r,direction:arrivalDirection(r.destCode),consigneeAddress:r.address,shippedAt:r.shippedOn,senderKey:"x"}));
const t=performance.now();
const per:any={};const cpu0=process.cpuUsage();const res=await db.$transaction(tx=>{const p=new Proxy(tx,{get(o:any,k){if(k!=="$executeRawUnsafe")return o[k];return async(sql:string,...v:any[])=>{const c=process.cpuUsage();const r=await o.$executeRawUnsafe(sql,...v);const d=process.cpuUsage(c);const n=/INTO "(\w+)"/.exec(sql)![1];per[n]=(per[n]||0)+(d.user+d.system)/1000;return r}}});return insertShipments(p as any,ctx,drafts)},{timeout:60000});const d0=process.cpuUsage(cpu0);console.log("cpu",(d0.user+d0.system)/1000,JSON.stringify(Object.fromEntries(Object.entries(per).map(([k,v]:any)=>[k,Math.round(v)]))));
console.log("insert", drafts.length, (performance.now()-t).toFixed(0)+"ms", res[0], "keys", await db.shipmentSearchKey.count(), "customers", await db.customer.count());
await db.$disconnect();
}
