-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "username" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT false,
    "phone" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "theme" TEXT NOT NULL DEFAULT 'system',
    "timeZone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "failedLogins" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "idleMs" INTEGER NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "ip" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "actorRole" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "details" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "OutboxEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "event" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "relayedAt" DATETIME,
    "claimedBy" TEXT,
    "claimedAt" DATETIME
);

-- CreateTable
CREATE TABLE "HandledEvent" (
    "handler" TEXT NOT NULL,
    "outboxId" TEXT NOT NULL,
    "handledAt" DATETIME NOT NULL,

    PRIMARY KEY ("handler", "outboxId")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "status" INTEGER NOT NULL,
    "response" JSONB NOT NULL,

    PRIMARY KEY ("scope", "key")
);

-- CreateTable
CREATE TABLE "NumberSequence" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "next" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "namePinyin" TEXT NOT NULL,
    "nameInitials" TEXT NOT NULL,
    "class" TEXT NOT NULL DEFAULT 'normal',
    "phone" TEXT,
    "email" TEXT,
    "wechatOpenId" TEXT,
    "address" TEXT,
    "placeCode" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "preferences" JSONB,
    "quietFrom" TEXT,
    "quietTo" TEXT,
    "consentAt" DATETIME,
    "unsubscribedAt" DATETIME,
    "unsubscribeToken" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "Partner" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "phone" TEXT,
    "depotAddress" TEXT,
    "depotCode" TEXT,
    "depotLat" REAL,
    "depotLng" REAL,
    "laneCodes" JSONB NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "LaneStandard" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "direction" TEXT NOT NULL,
    "destScope" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "stages" JSONB NOT NULL,
    "effectiveFrom" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Shipment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "waybillNo" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "externalNo" TEXT,
    "senderKey" TEXT,
    "arrivalListId" TEXT,
    "rowHash" TEXT,
    "shipperCustomerId" TEXT,
    "shipperName" TEXT,
    "shipperPhone" TEXT,
    "shipperAddress" TEXT,
    "consigneeCustomerId" TEXT,
    "consigneeName" TEXT NOT NULL,
    "consigneePhone" TEXT,
    "consigneeAddress" TEXT,
    "originCode" TEXT,
    "originText" TEXT NOT NULL,
    "destCode" TEXT NOT NULL,
    "destText" TEXT NOT NULL,
    "lat" REAL,
    "lng" REAL,
    "stationCode" TEXT,
    "goodsName" TEXT NOT NULL,
    "packing" TEXT,
    "pieces" INTEGER NOT NULL,
    "weightG" INTEGER NOT NULL,
    "volumeCm3" INTEGER NOT NULL,
    "paymentTerm" TEXT NOT NULL,
    "freightFen" INTEGER NOT NULL DEFAULT 0,
    "codFen" INTEGER NOT NULL DEFAULT 0,
    "declaredValueFen" INTEGER NOT NULL DEFAULT 0,
    "deliveryMode" TEXT NOT NULL,
    "receiptCount" INTEGER NOT NULL DEFAULT 0,
    "requiredVehicleType" TEXT,
    "remarks" TEXT,
    "shippedAt" DATETIME NOT NULL,
    "milestone" TEXT NOT NULL DEFAULT 'pending',
    "milestoneAt" DATETIME NOT NULL,
    "partialDone" INTEGER NOT NULL DEFAULT 0,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "signedPieces" TEXT NOT NULL DEFAULT '',
    "whereabouts" TEXT NOT NULL DEFAULT 'origin',
    "lastEventAt" DATETIME NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "promisedAt" DATETIME,
    "stagePlan" JSONB NOT NULL,
    "stage" TEXT,
    "stageDueAt" DATETIME,
    "openExceptions" INTEGER NOT NULL DEFAULT 0,
    "blocksDispatch" BOOLEAN NOT NULL DEFAULT false,
    "blocksDelivery" BOOLEAN NOT NULL DEFAULT false,
    "dispatchTask" TEXT,
    "unassignedPieces" TEXT NOT NULL DEFAULT '',
    "unassignedCount" INTEGER NOT NULL DEFAULT 0,
    "trackingToken" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "updatedByName" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Shipment_arrivalListId_fkey" FOREIGN KEY ("arrivalListId") REFERENCES "ArrivalList" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Shipment_shipperCustomerId_fkey" FOREIGN KEY ("shipperCustomerId") REFERENCES "Customer" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Shipment_consigneeCustomerId_fkey" FOREIGN KEY ("consigneeCustomerId") REFERENCES "Customer" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ShipmentSearchKey" (
    "shipmentId" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    PRIMARY KEY ("key", "shipmentId"),
    CONSTRAINT "ShipmentSearchKey_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "Shipment" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TrackingEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shipmentId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "occurredAt" DATETIME NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "pieces" TEXT,
    "placeCode" TEXT,
    "placeText" TEXT,
    "lat" REAL,
    "lng" REAL,
    "legId" TEXT,
    "tripId" TEXT,
    "stopId" TEXT,
    "vehicleId" TEXT,
    "partnerId" TEXT,
    "partnerNo" TEXT,
    "reason" TEXT,
    "note" TEXT,
    "voidsEventId" TEXT,
    "source" TEXT NOT NULL,
    "recordedById" TEXT NOT NULL,
    "recordedByName" TEXT NOT NULL,
    "dedupeKey" TEXT,
    "details" JSONB,
    CONSTRAINT "TrackingEvent_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "Shipment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ShipmentException" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shipmentId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "blocksDispatch" BOOLEAN NOT NULL,
    "blocksDelivery" BOOLEAN NOT NULL,
    "visibleToCustomer" BOOLEAN NOT NULL,
    "pieces" TEXT,
    "note" TEXT,
    "openedAt" DATETIME NOT NULL,
    "openedById" TEXT NOT NULL,
    "openedByName" TEXT NOT NULL,
    "openedByEventId" TEXT,
    "handlerId" TEXT,
    "handlerName" TEXT,
    "closedAt" DATETIME,
    "closedByName" TEXT,
    "resolution" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ShipmentException_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "Shipment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Leg" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shipmentId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "carrierKind" TEXT NOT NULL,
    "partnerId" TEXT,
    "partnerNo" TEXT,
    "fromText" TEXT NOT NULL,
    "toText" TEXT NOT NULL,
    "pieces" TEXT,
    "promisedAt" DATETIME,
    "startedAt" DATETIME,
    "endedAt" DATETIME,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Leg_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "Shipment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Leg_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProofOfDelivery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "shipmentId" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "signedBy" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "signedAt" DATETIME NOT NULL,
    "pieces" TEXT,
    "signatureFileId" TEXT,
    "photoFileIds" JSONB NOT NULL,
    "codCollectedFen" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "ProofOfDelivery_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "Shipment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ProofOfDelivery_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "TrackingEvent" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ArrivalList" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fileName" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "fileSha256" TEXT NOT NULL,
    "senderKey" TEXT NOT NULL,
    "senderName" TEXT NOT NULL,
    "stationCode" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "mode" TEXT,
    "headings" JSONB NOT NULL,
    "mapping" JSONB NOT NULL,
    "layout" JSONB NOT NULL,
    "counts" JSONB NOT NULL,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "ArrivalListRow" (
    "listId" TEXT NOT NULL,
    "sheetRow" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "problems" JSONB NOT NULL,
    "changes" JSONB,
    "shipmentId" TEXT,

    PRIMARY KEY ("listId", "sheetRow"),
    CONSTRAINT "ArrivalListRow_listId_fkey" FOREIGN KEY ("listId") REFERENCES "ArrivalList" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ColumnMapping" (
    "senderKey" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("senderKey", "signature")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "SavedView_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Vehicle" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "plate" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "ownership" TEXT NOT NULL,
    "capacityG" INTEGER NOT NULL,
    "capacityCm3" INTEGER NOT NULL,
    "licenceExpiresOn" TEXT NOT NULL,
    "inspectionExpiresOn" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "note" TEXT,
    "lat" REAL,
    "lng" REAL,
    "fixAt" DATETIME,
    "speedKmh" REAL,
    "heading" REAL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "Driver" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "licenceClass" TEXT NOT NULL,
    "licenceExpiresOn" TEXT NOT NULL,
    "maxDrivingMs" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "userId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Driver_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Crew" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "vehicleId" TEXT NOT NULL,
    "driverId" TEXT NOT NULL,
    "coDriverId" TEXT,
    "helpers" TEXT,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Crew_vehicleId_fkey" FOREIGN KEY ("vehicleId") REFERENCES "Vehicle" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Crew_driverId_fkey" FOREIGN KEY ("driverId") REFERENCES "Driver" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Crew_coDriverId_fkey" FOREIGN KEY ("coDriverId") REFERENCES "Driver" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Trip" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tripNo" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "vehicleId" TEXT NOT NULL,
    "driverId" TEXT,
    "coDriverId" TEXT,
    "helpers" TEXT,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "plannedDepartAt" DATETIME NOT NULL,
    "releasedAt" DATETIME,
    "departedAt" DATETIME,
    "closedAt" DATETIME,
    "distanceM" INTEGER NOT NULL DEFAULT 0,
    "durationMs" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "updatedByName" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Trip_vehicleId_fkey" FOREIGN KEY ("vehicleId") REFERENCES "Vehicle" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Trip_driverId_fkey" FOREIGN KEY ("driverId") REFERENCES "Driver" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Trip_coDriverId_fkey" FOREIGN KEY ("coDriverId") REFERENCES "Driver" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TripStop" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tripId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "placeKey" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "address" TEXT,
    "placeCode" TEXT,
    "lat" REAL,
    "lng" REAL,
    "phone" TEXT,
    "partnerId" TEXT,
    "windowFrom" DATETIME,
    "windowTo" DATETIME,
    "plannedAt" DATETIME,
    "arrivedAt" DATETIME,
    "doneAt" DATETIME,
    "status" TEXT NOT NULL DEFAULT 'planned',
    CONSTRAINT "TripStop_tripId_fkey" FOREIGN KEY ("tripId") REFERENCES "Trip" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TripStop_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TripLoad" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tripId" TEXT NOT NULL,
    "stopId" TEXT NOT NULL,
    "shipmentId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "pieces" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "weightG" INTEGER NOT NULL,
    "volumeCm3" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'assigned',
    "reason" TEXT,
    "assignedAt" DATETIME NOT NULL,
    "assignedById" TEXT NOT NULL,
    "assignedByName" TEXT NOT NULL,
    CONSTRAINT "TripLoad_tripId_fkey" FOREIGN KEY ("tripId") REFERENCES "Trip" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TripLoad_stopId_fkey" FOREIGN KEY ("stopId") REFERENCES "TripStop" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TripLoad_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "Shipment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DispatchUndo" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "label" TEXT NOT NULL,
    "inverse" JSONB NOT NULL,
    "usedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Device" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "vehicleId" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "keyPrefix" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME,
    "revokedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Device_vehicleId_fkey" FOREIGN KEY ("vehicleId") REFERENCES "Vehicle" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Position" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "vehicleId" TEXT NOT NULL,
    "deviceId" TEXT,
    "at" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "lat" REAL NOT NULL,
    "lng" REAL NOT NULL,
    "speedKmh" REAL,
    "heading" REAL,
    "accuracyM" REAL,
    CONSTRAINT "Position_vehicleId_fkey" FOREIGN KEY ("vehicleId") REFERENCES "Vehicle" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NotificationTemplate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "notice" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL,
    "createdByName" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "dedupeKey" TEXT NOT NULL,
    "shipmentId" TEXT,
    "customerId" TEXT,
    "notice" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "endpointId" TEXT,
    "recipient" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "templateId" TEXT,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "providerId" TEXT,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Delivery_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "WebhookEndpoint" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DeliveryTry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deliveryId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "httpStatus" INTEGER,
    "response" TEXT,
    "durationMs" INTEGER NOT NULL,
    CONSTRAINT "DeliveryTry_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WebhookEndpoint" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "previousSecret" TEXT,
    "previousSecretUntil" DATETIME,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "disabledReason" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "WebhookEndpoint_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Complaint" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "complaintNo" TEXT NOT NULL,
    "shipmentId" TEXT,
    "channel" TEXT NOT NULL,
    "contactName" TEXT NOT NULL,
    "contactPhone" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'registered',
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateIndex
CREATE UNIQUE INDEX "User_username_key" ON "User"("username");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "AuditEntry_entity_entityId_id_idx" ON "AuditEntry"("entity", "entityId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_id_idx" ON "AuditEntry"("actorId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_event_id_idx" ON "AuditEntry"("event", "id");

-- CreateIndex
CREATE INDEX "OutboxEvent_relayedAt_id_idx" ON "OutboxEvent"("relayedAt", "id");

-- CreateIndex
CREATE INDEX "OutboxEvent_entity_entityId_id_idx" ON "OutboxEvent"("entity", "entityId", "id");

-- CreateIndex
CREATE INDEX "HandledEvent_handledAt_idx" ON "HandledEvent"("handledAt");

-- CreateIndex
CREATE INDEX "IdempotencyKey_at_idx" ON "IdempotencyKey"("at");

-- CreateIndex
CREATE INDEX "StoredFile_entity_entityId_idx" ON "StoredFile"("entity", "entityId");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_code_key" ON "Customer"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_phone_key" ON "Customer"("phone");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_unsubscribeToken_key" ON "Customer"("unsubscribeToken");

-- CreateIndex
CREATE INDEX "Customer_name_idx" ON "Customer"("name");

-- CreateIndex
CREATE INDEX "Customer_namePinyin_idx" ON "Customer"("namePinyin");

-- CreateIndex
CREATE INDEX "Customer_nameInitials_idx" ON "Customer"("nameInitials");

-- CreateIndex
CREATE UNIQUE INDEX "Partner_code_key" ON "Partner"("code");

-- CreateIndex
CREATE UNIQUE INDEX "LaneStandard_direction_destScope_effectiveFrom_key" ON "LaneStandard"("direction", "destScope", "effectiveFrom");

-- CreateIndex
CREATE UNIQUE INDEX "Shipment_waybillNo_key" ON "Shipment"("waybillNo");

-- CreateIndex
CREATE UNIQUE INDEX "Shipment_trackingToken_key" ON "Shipment"("trackingToken");

-- CreateIndex
CREATE INDEX "Shipment_direction_id_idx" ON "Shipment"("direction", "id");

-- CreateIndex
CREATE INDEX "Shipment_direction_open_id_idx" ON "Shipment"("direction", "open", "id");

-- CreateIndex
CREATE INDEX "Shipment_direction_milestone_id_idx" ON "Shipment"("direction", "milestone", "id");

-- CreateIndex
CREATE INDEX "Shipment_milestone_id_idx" ON "Shipment"("milestone", "id");

-- CreateIndex
CREATE INDEX "Shipment_destCode_id_idx" ON "Shipment"("destCode", "id");

-- CreateIndex
CREATE INDEX "Shipment_open_stageDueAt_idx" ON "Shipment"("open", "stageDueAt");

-- CreateIndex
CREATE INDEX "Shipment_direction_dispatchTask_stageDueAt_id_idx" ON "Shipment"("direction", "dispatchTask", "stageDueAt", "id");

-- CreateIndex
CREATE INDEX "Shipment_arrivalListId_id_idx" ON "Shipment"("arrivalListId", "id");

-- CreateIndex
CREATE INDEX "Shipment_consigneeCustomerId_id_idx" ON "Shipment"("consigneeCustomerId", "id");

-- CreateIndex
CREATE INDEX "Shipment_shipperCustomerId_id_idx" ON "Shipment"("shipperCustomerId", "id");

-- CreateIndex
CREATE INDEX "Shipment_open_openExceptions_id_idx" ON "Shipment"("open", "openExceptions", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Shipment_senderKey_externalNo_key" ON "Shipment"("senderKey", "externalNo");

-- CreateIndex
CREATE INDEX "ShipmentSearchKey_shipmentId_idx" ON "ShipmentSearchKey"("shipmentId");

-- CreateIndex
CREATE UNIQUE INDEX "TrackingEvent_voidsEventId_key" ON "TrackingEvent"("voidsEventId");

-- CreateIndex
CREATE UNIQUE INDEX "TrackingEvent_dedupeKey_key" ON "TrackingEvent"("dedupeKey");

-- CreateIndex
CREATE INDEX "TrackingEvent_shipmentId_occurredAt_idx" ON "TrackingEvent"("shipmentId", "occurredAt");

-- CreateIndex
CREATE INDEX "TrackingEvent_tripId_idx" ON "TrackingEvent"("tripId");

-- CreateIndex
CREATE INDEX "TrackingEvent_recordedAt_idx" ON "TrackingEvent"("recordedAt");

-- CreateIndex
CREATE INDEX "ShipmentException_shipmentId_status_idx" ON "ShipmentException"("shipmentId", "status");

-- CreateIndex
CREATE INDEX "ShipmentException_status_openedAt_idx" ON "ShipmentException"("status", "openedAt");

-- CreateIndex
CREATE INDEX "Leg_partnerId_status_idx" ON "Leg"("partnerId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Leg_shipmentId_seq_key" ON "Leg"("shipmentId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "ProofOfDelivery_eventId_key" ON "ProofOfDelivery"("eventId");

-- CreateIndex
CREATE INDEX "ProofOfDelivery_shipmentId_idx" ON "ProofOfDelivery"("shipmentId");

-- CreateIndex
CREATE INDEX "ArrivalList_createdAt_idx" ON "ArrivalList"("createdAt");

-- CreateIndex
CREATE INDEX "ArrivalList_fileSha256_idx" ON "ArrivalList"("fileSha256");

-- CreateIndex
CREATE INDEX "ArrivalListRow_listId_status_sheetRow_idx" ON "ArrivalListRow"("listId", "status", "sheetRow");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_userId_page_name_key" ON "SavedView"("userId", "page", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Vehicle_plate_key" ON "Vehicle"("plate");

-- CreateIndex
CREATE UNIQUE INDEX "Driver_userId_key" ON "Driver"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Crew_vehicleId_key" ON "Crew"("vehicleId");

-- CreateIndex
CREATE UNIQUE INDEX "Trip_tripNo_key" ON "Trip"("tripNo");

-- CreateIndex
CREATE INDEX "Trip_direction_status_date_idx" ON "Trip"("direction", "status", "date");

-- CreateIndex
CREATE INDEX "Trip_status_date_idx" ON "Trip"("status", "date");

-- CreateIndex
CREATE INDEX "Trip_vehicleId_date_idx" ON "Trip"("vehicleId", "date");

-- CreateIndex
CREATE INDEX "Trip_driverId_date_idx" ON "Trip"("driverId", "date");

-- CreateIndex
CREATE INDEX "Trip_coDriverId_date_idx" ON "Trip"("coDriverId", "date");

-- CreateIndex
CREATE INDEX "TripStop_tripId_seq_idx" ON "TripStop"("tripId", "seq");

-- CreateIndex
CREATE INDEX "TripLoad_tripId_idx" ON "TripLoad"("tripId");

-- CreateIndex
CREATE INDEX "TripLoad_stopId_idx" ON "TripLoad"("stopId");

-- CreateIndex
CREATE INDEX "TripLoad_shipmentId_status_idx" ON "TripLoad"("shipmentId", "status");

-- CreateIndex
CREATE INDEX "DispatchUndo_userId_at_idx" ON "DispatchUndo"("userId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Device_keyHash_key" ON "Device"("keyHash");

-- CreateIndex
CREATE INDEX "Device_vehicleId_idx" ON "Device"("vehicleId");

-- CreateIndex
CREATE UNIQUE INDEX "Position_vehicleId_at_key" ON "Position"("vehicleId", "at");

-- CreateIndex
CREATE INDEX "NotificationTemplate_active_notice_idx" ON "NotificationTemplate"("active", "notice");

-- CreateIndex
CREATE UNIQUE INDEX "NotificationTemplate_notice_channel_locale_version_key" ON "NotificationTemplate"("notice", "channel", "locale", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_dedupeKey_key" ON "Delivery"("dedupeKey");

-- CreateIndex
CREATE INDEX "Delivery_status_dueAt_idx" ON "Delivery"("status", "dueAt");

-- CreateIndex
CREATE INDEX "Delivery_shipmentId_createdAt_idx" ON "Delivery"("shipmentId", "createdAt");

-- CreateIndex
CREATE INDEX "Delivery_customerId_createdAt_idx" ON "Delivery"("customerId", "createdAt");

-- CreateIndex
CREATE INDEX "Delivery_channel_status_createdAt_idx" ON "Delivery"("channel", "status", "createdAt");

-- CreateIndex
CREATE INDEX "Delivery_createdAt_idx" ON "Delivery"("createdAt");

-- CreateIndex
CREATE INDEX "DeliveryTry_deliveryId_at_idx" ON "DeliveryTry"("deliveryId", "at");

-- CreateIndex
CREATE INDEX "WebhookEndpoint_customerId_idx" ON "WebhookEndpoint"("customerId");

-- CreateIndex
CREATE UNIQUE INDEX "Complaint_complaintNo_key" ON "Complaint"("complaintNo");

-- CreateIndex
CREATE INDEX "Complaint_status_createdAt_idx" ON "Complaint"("status", "createdAt");

-- CreateIndex
CREATE INDEX "Complaint_shipmentId_idx" ON "Complaint"("shipmentId");

