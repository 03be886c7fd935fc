-- AlterTable
ALTER TABLE "User" ADD COLUMN "email" TEXT;
ALTER TABLE "User" ADD COLUMN "wechatOpenId" TEXT;

-- CreateTable
CREATE TABLE "WorkCalendar" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "weekly" JSONB NOT NULL,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "CalendarDay" (
    "calendarId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "intervals" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("calendarId", "date"),
    CONSTRAINT "CalendarDay_calendarId_fkey" FOREIGN KEY ("calendarId") REFERENCES "WorkCalendar" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ServiceStandard" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "clockKind" TEXT,
    "calendarId" TEXT,
    "alertHours" TEXT NOT NULL DEFAULT 'working_hours',
    "alerts" JSONB NOT NULL,
    "effectiveFrom" DATETIME NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    "createdByName" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "SlaClock" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cycle" INTEGER NOT NULL,
    "standardKey" TEXT,
    "standardRevision" INTEGER,
    "target" JSONB NOT NULL,
    "calendarId" TEXT,
    "startedAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "pausedAt" DATETIME,
    "stoppedAt" DATETIME,
    "outcome" TEXT NOT NULL DEFAULT 'open',
    "nextCheckAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "ClockEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "clockId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "promisedAt" DATETIME,
    "dueAt" DATETIME NOT NULL,
    "details" JSONB NOT NULL,
    "actorName" TEXT NOT NULL,
    CONSTRAINT "ClockEntry_clockId_fkey" FOREIGN KEY ("clockId") REFERENCES "SlaClock" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ClockAlert" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "clockId" TEXT NOT NULL,
    "cycle" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "roles" JSONB NOT NULL,
    "act" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "firedAt" DATETIME NOT NULL,
    "acknowledgedAt" DATETIME,
    "acknowledgedName" TEXT,
    CONSTRAINT "ClockAlert_clockId_fkey" FOREIGN KEY ("clockId") REFERENCES "SlaClock" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AlertRecipient" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "alertId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "skipped" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "acknowledgedAt" DATETIME,
    CONSTRAINT "AlertRecipient_alertId_fkey" FOREIGN KEY ("alertId") REFERENCES "ClockAlert" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EscalationContact" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "level" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "phone" TEXT,
    "email" TEXT,
    "wechatOpenId" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "ComplaintEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "complaintId" TEXT NOT NULL,
    "cycle" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT,
    "text" TEXT NOT NULL,
    "promisedAt" DATETIME,
    "details" JSONB NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    CONSTRAINT "ComplaintEntry_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ComplaintLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "complaintId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "refId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdByName" TEXT NOT NULL,
    CONSTRAINT "ComplaintLink_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ComplaintProposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "complaintId" TEXT NOT NULL,
    "cycle" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "options" JSONB NOT NULL,
    "chosen" INTEGER NOT NULL,
    "compensationFen" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "approverRole" TEXT,
    "proposedByName" TEXT NOT NULL,
    "proposedById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "decidedByName" TEXT,
    "decision" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "ComplaintProposal_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CorrectiveAct" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "complaintId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "ownerId" TEXT,
    "ownerName" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "doneAt" DATETIME,
    "doneNote" TEXT NOT NULL DEFAULT '',
    "checkDueAt" DATETIME,
    "checkedAt" DATETIME,
    "checkedByName" TEXT,
    "effective" BOOLEAN,
    "checkNote" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "CorrectiveAct_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ResponsePlan" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL,
    "createdByName" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "ResponsePlanRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "cycle" INTEGER NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "endedAt" DATETIME,
    "endReason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "ResponsePlanRun_planId_fkey" FOREIGN KEY ("planId") REFERENCES "ResponsePlan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlanTask" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "runId" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "ownerId" TEXT,
    "ownerName" TEXT,
    "dueAt" DATETIME NOT NULL,
    "doneAt" DATETIME,
    "doneByName" TEXT,
    "outcome" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "PlanTask_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ResponsePlanRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UpwardReport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "toName" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Complaint" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "complaintNo" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'registered',
    "cycle" INTEGER NOT NULL DEFAULT 1,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "channel" TEXT NOT NULL,
    "contactName" TEXT NOT NULL,
    "contactPhone" TEXT NOT NULL,
    "contactEmail" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "complainant" TEXT NOT NULL DEFAULT 'other',
    "customerId" TEXT,
    "shipmentId" TEXT,
    "tokenHash" TEXT,
    "content" TEXT NOT NULL,
    "remedy" TEXT NOT NULL DEFAULT '',
    "claimFen" INTEGER,
    "occurredAt" DATETIME,
    "signs" JSONB NOT NULL DEFAULT '[]',
    "flags" JSONB NOT NULL DEFAULT '[]',
    "proposedSeverity" TEXT NOT NULL DEFAULT 'general',
    "severity" TEXT,
    "severityReason" TEXT NOT NULL DEFAULT '',
    "validity" TEXT,
    "judgeReason" TEXT NOT NULL DEFAULT '',
    "judgedAt" DATETIME,
    "judgedByName" TEXT,
    "ownerId" TEXT,
    "ownerName" TEXT,
    "ownedAt" DATETIME,
    "party" TEXT,
    "partnerId" TEXT,
    "department" TEXT,
    "causeCode" TEXT,
    "whys" JSONB NOT NULL DEFAULT '[]',
    "findings" TEXT NOT NULL DEFAULT '',
    "compensationFen" INTEGER,
    "verdict" TEXT,
    "causeFixed" BOOLEAN,
    "summary" TEXT NOT NULL DEFAULT '',
    "mergedIntoId" TEXT,
    "nextDueAt" DATETIME,
    "firstRespondedAt" DATETIME,
    "pausedAt" DATETIME,
    "fedBackAt" DATETIME,
    "settledAt" DATETIME,
    "closedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "createdByName" TEXT NOT NULL DEFAULT '',
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);
INSERT INTO "new_Complaint" ("updatedAt", "channel", "complaintNo", "contactName", "contactPhone", "content", "createdAt", "id", "shipmentId", "status", "version") SELECT "createdAt", "channel", "complaintNo", "contactName", "contactPhone", "content", "createdAt", "id", "shipmentId", "status", "version" FROM "Complaint";
DROP TABLE "Complaint";
ALTER TABLE "new_Complaint" RENAME TO "Complaint";
CREATE UNIQUE INDEX "Complaint_complaintNo_key" ON "Complaint"("complaintNo");
CREATE UNIQUE INDEX "Complaint_tokenHash_key" ON "Complaint"("tokenHash");
CREATE INDEX "Complaint_open_nextDueAt_idx" ON "Complaint"("open", "nextDueAt");
CREATE INDEX "Complaint_open_ownerId_nextDueAt_idx" ON "Complaint"("open", "ownerId", "nextDueAt");
CREATE INDEX "Complaint_status_nextDueAt_idx" ON "Complaint"("status", "nextDueAt");
CREATE INDEX "Complaint_createdAt_id_idx" ON "Complaint"("createdAt", "id");
CREATE INDEX "Complaint_shipmentId_idx" ON "Complaint"("shipmentId");
CREATE INDEX "Complaint_customerId_createdAt_idx" ON "Complaint"("customerId", "createdAt");
CREATE INDEX "Complaint_partnerId_createdAt_idx" ON "Complaint"("partnerId", "createdAt");
CREATE INDEX "Complaint_contactPhone_createdAt_idx" ON "Complaint"("contactPhone", "createdAt");
-- Columns are added in place: dropping the table would take the tries of its messages with it.
ALTER TABLE "Delivery" ADD COLUMN "purpose" TEXT NOT NULL DEFAULT 'notice';
ALTER TABLE "Delivery" ADD COLUMN "complaintId" TEXT;
ALTER TABLE "Delivery" ADD COLUMN "alertRecipientId" TEXT;
ALTER TABLE "Delivery" ADD COLUMN "params" JSONB;
CREATE INDEX "Delivery_complaintId_createdAt_idx" ON "Delivery"("complaintId", "createdAt");
CREATE INDEX "Delivery_alertRecipientId_idx" ON "Delivery"("alertRecipientId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "WorkCalendar_name_key" ON "WorkCalendar"("name");

-- CreateIndex
CREATE INDEX "ServiceStandard_key_effectiveFrom_idx" ON "ServiceStandard"("key", "effectiveFrom");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceStandard_key_revision_key" ON "ServiceStandard"("key", "revision");

-- CreateIndex
CREATE INDEX "SlaClock_nextCheckAt_idx" ON "SlaClock"("nextCheckAt");

-- CreateIndex
CREATE INDEX "SlaClock_outcome_dueAt_idx" ON "SlaClock"("outcome", "dueAt");

-- CreateIndex
CREATE INDEX "SlaClock_outcome_calendarId_idx" ON "SlaClock"("outcome", "calendarId");

-- CreateIndex
CREATE INDEX "SlaClock_dueAt_idx" ON "SlaClock"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "SlaClock_subject_subjectId_kind_cycle_key" ON "SlaClock"("subject", "subjectId", "kind", "cycle");

-- CreateIndex
CREATE INDEX "ClockEntry_clockId_at_idx" ON "ClockEntry"("clockId", "at");

-- CreateIndex
CREATE INDEX "ClockAlert_subject_subjectId_firedAt_idx" ON "ClockAlert"("subject", "subjectId", "firedAt");

-- CreateIndex
CREATE INDEX "ClockAlert_acknowledgedAt_firedAt_idx" ON "ClockAlert"("acknowledgedAt", "firedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ClockAlert_clockId_cycle_kind_level_key" ON "ClockAlert"("clockId", "cycle", "kind", "level");

-- CreateIndex
CREATE UNIQUE INDEX "AlertRecipient_tokenHash_key" ON "AlertRecipient"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "AlertRecipient_alertId_personId_key" ON "AlertRecipient"("alertId", "personId");

-- CreateIndex
CREATE INDEX "EscalationContact_active_level_idx" ON "EscalationContact"("active", "level");

-- CreateIndex
CREATE INDEX "ComplaintEntry_complaintId_at_idx" ON "ComplaintEntry"("complaintId", "at");

-- CreateIndex
CREATE INDEX "ComplaintLink_kind_refId_idx" ON "ComplaintLink"("kind", "refId");

-- CreateIndex
CREATE UNIQUE INDEX "ComplaintLink_complaintId_kind_refId_key" ON "ComplaintLink"("complaintId", "kind", "refId");

-- CreateIndex
CREATE UNIQUE INDEX "ComplaintProposal_complaintId_no_key" ON "ComplaintProposal"("complaintId", "no");

-- CreateIndex
CREATE INDEX "CorrectiveAct_complaintId_idx" ON "CorrectiveAct"("complaintId");

-- CreateIndex
CREATE INDEX "CorrectiveAct_doneAt_dueAt_idx" ON "CorrectiveAct"("doneAt", "dueAt");

-- CreateIndex
CREATE INDEX "CorrectiveAct_checkedAt_checkDueAt_idx" ON "CorrectiveAct"("checkedAt", "checkDueAt");

-- CreateIndex
CREATE INDEX "ResponsePlan_occasion_active_idx" ON "ResponsePlan"("occasion", "active");

-- CreateIndex
CREATE UNIQUE INDEX "ResponsePlan_key_revision_key" ON "ResponsePlan"("key", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "ResponsePlanRun_subject_subjectId_cycle_key" ON "ResponsePlanRun"("subject", "subjectId", "cycle");

-- CreateIndex
CREATE INDEX "PlanTask_doneAt_dueAt_idx" ON "PlanTask"("doneAt", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "PlanTask_runId_no_key" ON "PlanTask"("runId", "no");

-- CreateIndex
CREATE INDEX "UpwardReport_subject_subjectId_at_idx" ON "UpwardReport"("subject", "subjectId", "at");

