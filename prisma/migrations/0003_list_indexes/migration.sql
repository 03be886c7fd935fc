-- DropIndex
DROP INDEX "Shipment_open_openExceptions_id_idx";

-- DropIndex
DROP INDEX "Shipment_direction_dispatchTask_stageDueAt_id_idx";

-- DropIndex
DROP INDEX "Shipment_open_stageDueAt_idx";

-- DropIndex
DROP INDEX "Shipment_milestone_id_idx";

-- DropIndex
DROP INDEX "Shipment_direction_open_id_idx";

-- DropIndex
DROP INDEX "Shipment_direction_id_idx";

-- DropIndex
DROP INDEX "ShipmentSearchKey_shipmentId_idx";

-- CreateIndex
CREATE INDEX "Shipment_list_idx" ON "Shipment"("direction", "open", "id", "paymentTerm", "deliveryMode", "milestone", "destCode", "whereabouts", "openExceptions", "stageDueAt", "createdAt");

-- CreateIndex
CREATE INDEX "Shipment_due_idx" ON "Shipment"("open", "stageDueAt", "id", "direction", "paymentTerm", "deliveryMode", "milestone", "destCode", "whereabouts", "openExceptions");

-- CreateIndex
CREATE INDEX "Shipment_entered_idx" ON "Shipment"("createdAt", "id", "direction", "open", "paymentTerm", "deliveryMode", "milestone", "destCode");

-- CreateIndex
CREATE INDEX "Shipment_queue_idx" ON "Shipment"("direction", "dispatchTask", "stageDueAt", "id", "whereabouts", "openExceptions", "destCode", "originCode", "lat", "lng");

-- CreateIndex
CREATE INDEX "ShipmentSearchKey_shipmentId_key_idx" ON "ShipmentSearchKey"("shipmentId", "key");

