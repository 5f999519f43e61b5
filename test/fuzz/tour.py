"""A day at the offices: every operation is used as it is meant, by somebody who may. Leaves ids for the fuzzing."""

import hashlib
import json
import random
import re
import time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
OK = (200, 201, 202, 204)
FILING = {
    "respondentOrganizationId": "birch-works",
    "field": "government-procurement",
    "title": "设备采购合同验收合格后逾期未付尾款",
    "narrative": "设备已验收合格，合同约定验收后 30 日内支付尾款，至今未付。",
    "demands": [{"kind": "payment", "amountYuan": "128000.00"}],
    "identity": {"mode": "sealed", "name": "示例科技有限公司", "contactPerson": "王示例", "phone": "13800000000"},
}


def verify_code(letter):
    """As it is printed on the letter."""
    digest = hashlib.sha256(json.dumps([letter["id"], letter["number"]], ensure_ascii=False, separators=(",", ":")).encode()).digest()
    return "".join("23456789ABCDEFGHJKMNPQRSTUVWXYZ2"[byte & 31] for byte in digest[:10])


class Tour:
    def __init__(self, gate, callers):
        self.gate = gate
        self.callers = callers
        self.pools = {}

    def __call__(self, username, method, path, **rest):
        return self.gate.call(self.callers.caller(username), method, path, wanted=OK, **rest) or {}

    def keep(self, kind, *ids):
        self.pools.setdefault(kind, []).extend(one for one in ids if one is not None)

    def walk(self, empty):
        self.first_day(empty)
        self.accounts()
        self.sessions()
        self.clock_and_rules()
        self.complaints()
        self.letters_and_evidence()
        self.contracts()
        self.commitments()
        self.nobody_receives()
        self.channels()
        self.identity()
        self.desks()
        self.engine()

    def first_day(self, empty):
        """Where nobody has an account yet, a token of one use makes the first three."""
        person = {"email": "first@example.gov.cn", "password": "一个只有本人知道的长口令"}
        roles = ("system-administrator", "security-administrator", "audit-administrator")
        administrators = {role: {**person, "username": f"first.{n}", "name": f"管理员{n}"} for n, role in enumerate(roles)}
        body = {"token": empty["token"], "organization": {"name": "某市人民政府", "regionCode": "150100"}, "administrators": administrators}
        self.gate.call(self.callers.turn[0], "POST", "/bootstrap", wanted=OK, url=empty["url"], body=body)

    def accounts(self):
        system, security = "admin.system", "admin.security"
        self.keep("organization", *(one["organizationId"] for one in self(system, "GET", "/organizations", query={"limit": "200"})["items"]))
        self.keep("officer", *(one["officerId"] for one in self(system, "GET", "/officers", query={"limit": "200"})["items"]))
        self(system, "GET", "/organizations/{id}", id="birch-works")
        self(system, "GET", "/officers/{id}", id="demo.works.liaison")
        body = {"parentId": "birch-government", "name": "白桦市水务局", "kind": "line-authority", "regionCode": "150100"}
        made = self(system, "POST", "/organizations", body=body).get("organizationId")
        self(system, "POST", "/organizations/{id}/commands", id=made, body={"type": "rename", "name": "白桦市水利局"})
        self("credit.registrar", "GET", "/organizations/{id}/history", id=made)
        self(system, "GET", "/organizations/{id}/effects", id="birch-works", query={"successorId": "birch-lighting"})
        person = {"name": "温泉", "email": "wenquan@water.gov.example", "organizationId": made, "initialPassword": "请首次登录后修改-2026"}
        first, second = (self(system, "POST", "/officers", body={**person, "username": f"water.{n}"}).get("officerId") for n in (1, 2))
        self.keep("own-organization", made)
        self.keep("own-officer", first, second)
        self(system, "POST", "/officers/{id}/commands", id=first, body={"type": "reset-password", "initialPassword": "请再次登录后修改-2026"})
        self(system, "GET", "/roles")
        grant = {"organizationId": made, "role": "case-handler", "fromOn": "2026-01-01", "toOn": None, "reason": "岗位任命"}
        for officer in (first, second):
            proposed = self(security, "POST", "/roles/grants", body={**grant, "officerId": officer}).get("grantId")
            self(system, "POST", "/roles/grants/{id}/commands", id=proposed, body={"type": "confirm"})
            self.keep("own-grant", proposed)
        self(system, "GET", "/roles/grants")
        absence = {"deputyId": second, "fromOn": "2026-12-01", "toOn": "2026-12-05", "reason": "外出培训"}
        away = self(system, "POST", "/officers/{id}/absences", id=first, body=absence).get("absenceId")
        self("credit.registrar", "GET", "/officers/{id}/absences", id=first)
        self(security, "POST", "/officers/{id}/commands", id=first, body={"type": "lock", "reason": "口令疑似泄露"})
        self(system, "GET", "/officers/{id}/account", id="demo.housing.handler")
        self(system, "POST", "/officers/{id}/commands", id=first, body={"type": "unlock"})
        self(system, "DELETE", "/officers/{id}/absences/{absenceId}", id=first, absenceId=away)
        token = "pm_" + "A" * 43
        credential = {"kind": "channel", "name": "hotline-12345", "organizationId": "birch-hotline", "token": token}
        issued = self(security, "POST", "/credentials", body=credential)
        self(security, "GET", "/credentials")
        own = issued.get("credentialId")
        pair = Ed25519PrivateKey.generate().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
        key = self(security, "POST", "/credentials/{id}/keys", id=own, body={"publicKey": pair}).get("keyId")
        self(security, "DELETE", "/credentials/{id}/keys/{keyId}", id=own, keyId=key)
        self.webhooks(security)
        self(security, "DELETE", "/credentials/{id}", id=issued.get("credentialId") or issued.get("id"))

    def webhooks(self, security):
        """Registered, rotated, replayed, removed before anything happens that it would be told."""
        secret = "whsec_UkVQTEFDRS1XSVRILTMyLVJBTkRPTS1CWVRFUy4uLi4="
        machine = {"kind": "office-system", "name": "treasury", "organizationId": "birch-hotline", "token": "pm_" + "W" * 43}
        credential = self(security, "POST", "/credentials", body=machine).get("credentialId")
        told = {"credentialId": credential, "url": "https://pay.example.gov.cn/pacta", "topics": ["contract.filed"], "secret": secret}
        made = self(security, "POST", "/webhooks", body=told).get("webhookId")
        self(security, "GET", "/webhooks")
        self(security, "POST", "/webhooks/{id}/secrets", id=made, body={"secret": secret})
        self(security, "POST", "/webhooks/{id}/replay", id=made, body={"fromSequence": 1})
        self(security, "GET", "/webhooks/{id}/deliveries", id=made)
        self(security, "POST", "/webhooks/{id}/commands", id=made, body={"type": "remove"})

    def sessions(self):
        username = "stadium.leader"
        password = self.callers.passwords[username]
        self(username, "GET", "/sessions/current")
        signed = self.gate.call(self.callers.turn[0], "POST", "/sessions", wanted=OK, body={"username": username, "password": password})
        mine = self(username, "GET", "/sessions")["items"]
        other = next((one["sessionId"] for one in mine if not one["isCurrent"]), None)
        self(username, "DELETE", "/sessions/{id}", id=other)
        self(username, "PUT", "/sessions/current/position", body={"organizationId": None, "onBehalfOf": None})
        changed = "八月的雨落在锡林郭勒草原"
        self(username, "PUT", "/sessions/current/password", body={"oldPassword": password, "newPassword": changed})
        self.callers.passwords[username] = changed
        self(username, "DELETE", "/sessions/current")
        assert signed is None or signed["token"]

    def clock_and_rules(self):
        nobody = self.callers.turn[0]
        question = {"startOn": "2026-02-13", "amount": 5, "unit": "working-day"}
        self.gate.call(nobody, "POST", "/calendar/deadlines", wanted=OK, body=question)
        self.gate.call(nobody, "POST", "/calendar/deadlines", wanted=OK, body=[question, question])
        self("credit.registrar", "GET", "/regions", query={"codes": "150100,150802"})
        self("credit.registrar", "GET", "/calendars")
        notice = {"format": "csv", "layer": "150000", "year": 2027, "notice": "自治区放假安排", "source": "https://www.example.gov.cn/", "text": "date,kind,name\n2027-07-05,off-day,那达慕"}
        self("credit.registrar", "GET", "/calendars/years/{year}", year="2026", query={"region": "150100"})
        self("ops.engineer", "POST", "/calendars/imports/assessments", body=notice)
        proposed = self("ops.engineer", "POST", "/calendars/imports", body=notice).get("version", {}).get("versionId")
        self("admin.system", "GET", "/calendars/imports/{id}", id=proposed)
        for who, end, why in (("admin.system", "decline", {"reason": "与通知原文不符。"}), ("ops.engineer", "withdrawal", None)):
            again = self("ops.engineer", "POST", "/calendars/imports", body={**notice, "year": 2028, "text": "2028-07-05,off-day,那达慕"})
            self(who, "POST", f"/calendars/imports/{{id}}/{end}", id=again.get("version", {}).get("versionId"), **({} if why is None else {"body": why}))
        self("admin.system", "POST", "/calendars/imports/{id}/confirmation", id=proposed, body={})
        self("credit.registrar", "GET", "/rule-sets")
        self("credit.registrar", "GET", "/rule-sets/{id}", id="NM-1444")
        self("credit.registrar", "GET", "/rule-sets/in-force", query={"regionCode": "150100"})
        rules = {
            "ruleSetId": "BIRCH", "scope": "region", "regionCode": "150100", "acceptingOrganizationId": None, "stage": None,
            "effectiveOn": "2027-01-01", "document": "白桦市办理规程", "name": "白桦市", "note": "", "reason": "本市另有规定",
            "complaint": {"limits": {"explain": {"budget": None, "internalTarget": {"unit": "working-day", "amount": 1}, "basis": {"document": "白桦市办理规程", "article": "第九条", "silent": True}, "evidence": "D"}}},
            "contract": {"limits": {"file": {"budget": {"unit": "working-day", "amount": 3}, "internalTarget": None, "basis": {"document": "白桦市办理规程", "article": "第十条"}, "evidence": "D"}}},
        }
        self("credit.reviewer", "POST", "/rule-sets/assessments", body=rules)
        version = self("credit.reviewer", "POST", "/rule-sets", body=rules).get("ruleSet", {}).get("version")
        self("credit.leader", "GET", "/rule-sets/{id}/versions/{version}", id="BIRCH", version=str(version))
        self("credit.leader", "POST", "/rule-sets/{id}/confirmation", id="BIRCH", body={"version": version, "decision": "confirmed"})
        self.keep("rule-set", "NM-1444", "BASE", "BIRCH")

    def complaints(self):
        nobody = self.callers.turn[0]
        self.gate.call(nobody, "GET", "/public/system", wanted=OK)
        self.gate.call(nobody, "GET", "/public/demo-accounts", wanted=OK)
        self.gate.call(nobody, "GET", "/public/organizations", wanted=OK, query={"q": "zjj"})
        shown = (self.gate.call(nobody, "GET", "/determinations", wanted=OK, query={"limit": "10"}) or {}).get("items", [])
        self.gate.call(nobody, "GET", "/determinations/{id}", wanted=OK, id=shown[0]["id"] if shown else "missing")
        self.gate.call(nobody, "GET", "/public/challenges", wanted=OK, query={"operation": "file-complaint"})
        filed = self.gate.call(nobody, "POST", "/public/complaints", wanted=OK, body=FILING) or {}
        self.gate.call(nobody, "POST", "/public/receipts", wanted=OK, body={"receipt": filed.get("receipt")})
        self.keep("receipt", filed.get("receipt"))
        complainant = next(caller for caller in self.callers.turn if caller.role == "complainant")
        self(complainant.name, "DELETE", "/public/receipts/current")
        self("credit.registrar", "POST", "/complaints", body={**FILING, "title": "柜台登记：道路养护费用未付"})
        listed = self("inspect.officer", "GET", "/complaints", query={"limit": "100"})["items"]
        self.keep("complaint", *(one["id"] for one in listed))
        for one in listed:
            view = self("inspect.officer", "GET", "/complaints/{id}", id=one["id"])
            self.keep("demand", *(demand["demandId"] for demand in view.get("demands", [])))
            self.keep("letter", *(letter["id"] for letter in view.get("letters", [])))
        for caller in self.callers.entitled("any-officer"):
            seen = self(caller.name, "GET", "/complaints", query={"limit": "100"}).get("items", [])
            self.keep(f"complaint of {caller.name}", *(one["id"] for one in seen))
        self("inspect.officer", "GET", "/complaints/{id}", id=listed[0]["id"], query={"seenAs": "complainant"})
        self("inspect.officer", "GET", "/complaints/{id}/events", id=listed[0]["id"])
        self("inspect.officer", "GET", "/complaints/{id}/evidence", id=listed[0]["id"])
        for part in ("duplicates", "contract"):
            self("inspect.officer", "GET", f"/complaints/{{id}}/{part}", id=listed[0]["id"])
        own = next(one["id"] for one in listed if one["number"] == complainant.name)
        self(complainant.name, "GET", "/complaints/{id}/story", id=own)
        self(complainant.name, "GET", "/complaints/{id}/identity-views", id=own)
        mine = filed.get("id")
        self("credit.registrar", "POST", "/complaints/{id}/letter-previews", id=mine, body={"type": "accept"})
        accepted = self("credit.registrar", "POST", "/complaints/{id}/commands", id=mine, body={"type": "accept"})
        self("credit.registrar", "GET", "/commands/{id}", id=accepted.get("commandId"))
        self.keep("command", accepted.get("commandId"))
        self("credit.registrar", "POST", "/complaints/{id}/commands", id=mine, body={"type": "transfer", "verifyingOrganizationId": "birch-housing"})
        self("credit.registrar", "POST", "/complaints/{id}/receipts", id=mine, body={"proof": "核对营业执照与经办人身份证"})
        self.keep("own-complaint", mine)
        self.mine = mine

    def letters_and_evidence(self):
        handler = "credit.registrar"
        uploaded = self(handler, "POST", "/evidence", files={"file": ("合同.pdf", PDF, "application/pdf")})
        self.keep("evidence", uploaded.get("id"))
        for rest in (b"", PDF):
            begun = self(handler, "POST", "/evidence/uploads", body={"name": "合同.pdf", "size": len(PDF), "identifying": False}).get("id")
            if rest:
                self(handler, "PATCH", "/evidence/uploads/{id}", id=begun, body=rest, headers={"Upload-Offset": "0"})
            else:
                self(handler, "DELETE", "/evidence/uploads/{id}", id=begun)
        self(handler, "GET", "/evidence/{id}", id=uploaded.get("id"))
        self(handler, "GET", "/evidence/{id}/content", id=uploaded.get("id"))
        for letter in self(handler, "GET", "/complaints/{id}", id=self.mine).get("letters", [])[:1]:
            self(handler, "GET", "/letters/{id}", id=letter["id"])
            self.await_letter(handler, letter["id"])
            code = {"code": verify_code(letter)}
            self.gate.call(self.callers.turn[0], "GET", "/public/letters/{number}", wanted=OK, query=code, number=letter["number"])

    def contracts(self):
        reporter = "housing.contracts"
        self(reporter, "GET", "/contract-categories", query={"undertakingId": "birch-works"})
        told = {
            "name": "路灯采购合同", "categoryCode": "06", "undertakingId": "birch-works", "secrecy": "none", "amountYuan": "100000.00", "signedOn": "2026-01-09",
            "parties": [{"side": "public", "organizationId": "birch-works"}, {"side": "counterparty", "name": "示例照明有限公司", "contacts": [{"name": "王示例", "email": "wang@example.com"}]}],
            "milestones": [{"kind": "payment", "title": "付清货款", "owedBy": "public", "dueOn": "2026-12-20", "amountYuan": "100000.00"}],
        }
        made = [self(reporter, "POST", "/contracts", body={**told, "externalNumber": f"EXT-{number}"}).get("id") for number in (1, 2, 1)]
        self.keep("contract", *made[:2])
        self(reporter, "GET", "/contracts", query={"q": "路灯", "sort": "milestone", "count": "true"})
        self(reporter, "GET", "/contract-duties", query={"scope": "office", "limit": "5"})
        self(reporter, "GET", "/contract-duties/counts", query={"scope": "office"})
        self(reporter, "GET", "/contract-problems", query={"scope": "all", "state": "all", "limit": "5"})
        self(reporter, "GET", "/contract-problems/counts")
        self(reporter, "GET", "/statistics/contracts", query={"by": "category", "from": "2026-01-01"})
        self(reporter, "GET", "/contracts/arrears", query={"undertakingId": "birch-works", "limit": "5"})
        self(reporter, "GET", "/contracts/arrears/disclosure", query={"year": "2025"})
        paid = {"type": "record-performance", "milestoneId": "m1", "on": "2026-01-09", "amountYuan": "40000.00"}
        self(reporter, "POST", "/contracts/{id}/commands", id=made[0], body=paid)
        for part in ("", "/events", "/evidence", "/complaints"):
            self(reporter, "GET", f"/contracts/{{id}}{part}", id=made[0])
        asked = {"code": self(reporter, "GET", "/contracts/{id}", id=made[1]).get("code"), "milestoneId": "m1", "amountYuan": "40000.00"}
        self("demo.office-system.oa", "POST", "/contract-clearances", body=asked)
        drafted = {**told, "signedOn": None, "externalNumber": "EXT-3"}
        unsigned = self(reporter, "POST", "/contracts", body=drafted).get("code")
        signed = {"externalId": "ESIGN-2026-001", "code": unsigned, "party": {"partyId": "p1"}, "signedOn": "2026-01-09"}
        self("demo.office-system.oa", "POST", "/contract-signatures", body=signed)
        changed = {"organizationId": "birch-stadium", "cause": "change-of-leader", "changedOn": "2026-01-09", "basis": "市人大〔2026〕3号任免决定"}
        self("inspect.officer", "POST", "/succession-orders", body=changed)
        self("inspect.officer", "GET", "/succession-orders")
        self.model_texts()
        self.told_payments(made[1], asked["code"])
        self.calendar_feed()
        self.filed_copy(made[1])
        self.tables_of_contracts(reporter)
        self.monthly_reports()

    def model_texts(self):
        """A text with two versions: one person adds, another confirms; the second is left to be confirmed."""
        adder, confirmer = "works.contracts", "housing.head"

        def upload():
            return self(adder, "POST", "/evidence", files={"file": ("示范文本.pdf", PDF, "application/pdf")}).get("id")

        told = {"title": "货物买卖合同（示范文本）", "categoryCode": "06", "issuingBody": "市司法局", "documentNumber": "市司〔2026〕12号", "effectiveOn": "2026-01-01", "evidenceId": upload()}
        text = self(adder, "POST", "/model-texts", body=told).get("id")
        self(confirmer, "POST", "/model-texts/{id}/versions/{number}/confirm", id=text, number="1")
        self(adder, "POST", "/model-texts/{id}/versions", id=text, body={"effectiveOn": "2026-07-01", "note": "修订违约责任", "evidenceId": upload()})
        self(adder, "GET", "/model-texts", query={"categoryCode": "06", "undertakingId": "birch-works"})
        self(adder, "GET", "/model-texts/{id}/versions/{number}/content", id=text, number="1")
        gone = self(adder, "POST", "/model-texts", body={**told, "evidenceId": upload()}).get("id")
        self(confirmer, "POST", "/model-texts/{id}/withdraw", id=gone, body={"reason": "重复登记。"})

    def monthly_reports(self):
        """Last month is owed as soon as the engine has opened it: sent, and corrected once the register says something else."""
        reporter = "industry.arrears"
        for _ in range(120):
            owed = self(reporter, "GET", "/reporting-duties", query={"scope": "own", "state": "owed"}).get("items", [])
            if owed:
                break
            time.sleep(0.5)
        place = {"organizationId": "birch-industry", "month": owed[0]["month"] if owed else "2026-01"}
        self(reporter, "GET", "/reports/{organizationId}/{month}", **place)
        self(reporter, "GET", "/reports/{organizationId}/{month}/contracts", query={"behind": "new"}, **place)
        self(reporter, "POST", "/reports/{organizationId}/{month}/confirm", body={"isZero": False}, **place)
        lease = self("park.contracts", "GET", "/contracts", query={"q": "园区食堂租赁合同"})["items"][0]["id"]
        signed = {"type": "record-signature", "partyId": "p2", "on": "2026-02-06"}
        self("park.contracts", "POST", "/contracts/{id}/commands", id=lease, body=signed)
        self(reporter, "POST", "/reports/{organizationId}/{month}/correct", body={"reason": "补记了签订日。"}, **place)
        self("government.leader", "GET", "/statistics/reporters")

    def commitments(self):
        reporter = "housing.contracts"
        self(reporter, "GET", "/commitment-kinds", query={"promisorId": "birch-works"})
        told = {"name": "年内兑现企业稳岗补贴", "kindCode": "02", "promisorId": "birch-works", "audience": "public", "madeOn": "2026-01-05", "nodes": [{"title": "补贴发放到企业", "dueOn": "2026-12-31"}]}
        made = self(reporter, "POST", "/commitments", body=told).get("id")
        self.keep("commitment", made)
        self(reporter, "GET", "/commitments", query={"q": "稳岗", "limit": "5"})
        self("housing.head", "POST", "/commitments/{id}/commands", id=made, body={"type": "urge"})
        self(reporter, "GET", "/commitment-lists/{on}", on="2026-02-06", query={"limit": "5"})
        self(reporter, "GET", "/commitment-duties", query={"scope": "office", "limit": "5"})
        self(reporter, "GET", "/commitment-duties/counts", query={"scope": "office"})
        for part in ("", "/events"):
            self(reporter, "GET", f"/commitments/{{id}}{part}", id=made)

    def tables_of_contracts(self, reporter):
        """Judged within seconds; then confirmed, and the refused row fetched."""
        table = "合同名称,合同编号,合同类别,乙方,签订日期\r\n护栏采购合同,HL-1,政府采购,示例护栏有限公司,2025-03-05\r\n井盖采购合同,JG-1,,示例铸造有限公司,2025-02-30\r\n"
        form = {"file": ("台账.csv", table.encode("gb18030"), "text/csv")}
        for layout in ("csv", "xlsx"):
            self(reporter, "GET", "/contract-imports/template", query={"format": layout})
        self(reporter, "POST", "/contract-imports/readings", files=form)
        brought = self(reporter, "POST", "/contract-imports", files=form).get("id")
        self.keep("import", brought)
        for _ in range(60):
            if self(reporter, "GET", "/contract-imports/{id}", id=brought).get("status") == "checked":
                break
            time.sleep(0.5)
        self(reporter, "GET", "/contract-imports")
        self(reporter, "GET", "/contract-imports/{id}/contracts", id=brought, query={"verdict": "refused", "limit": "5"})
        self(reporter, "GET", "/contract-imports/{id}/failed-rows", id=brought, query={"format": "xlsx"})
        self(reporter, "POST", "/contract-imports/{id}/steps", id=brought, body={"step": "confirm"})

    def told_payments(self, contract, code):
        paid = {"payer": {"organizationId": "birch-works"}, "payee": {"uscc": "91150100MA0N000004"}, "amountYuan": "40000.00", "paidOn": "2026-01-09"}
        whole = [{**paid, "externalId": "ZF-1", "contract": {"code": code}}, {**paid, "externalId": "ZF-2", "contract": {"code": "NO-SUCH"}}]
        self("demo.office-system.oa", "POST", "/contract-payments", body={"payments": whole})
        manager = "works.contracts"
        waiting = [one for one in self(manager, "GET", "/contract-payments", query={"state": "open"}).get("items", []) if one["externalId"] == "ZF-2"]
        for one in waiting:
            self.keep("told-payment", one["id"])
            self(manager, "POST", "/contract-payments/{id}/match", id=one["id"], body={"code": code, "milestoneId": "m1", "reason": "编码有误"})
            self(manager, "POST", "/contract-payments/{id}/disown", id=one["id"], body={"reason": "与合同无关"})

    def calendar_feed(self):
        address = self("works.contracts", "PUT", "/calendar-feed").get("path", "")
        self("works.contracts", "GET", "/calendar-feed")
        token = address.rpartition("/")[2].removesuffix(".ics")
        self.gate.call(self.callers.turn[0], "GET", "/calendar-feeds/{token}.ics", wanted=OK, token=token)
        self("works.contracts", "DELETE", "/calendar-feed")

    def filed_copy(self, contract):
        """It is made within seconds after the filing; the link behind its code leads to the check."""
        self("housing.head", "POST", "/contracts/{id}/commands", id=contract, body={"type": "file", "number": "桦备〔2026〕1号"})
        reader = self.callers.caller("housing.contracts")
        for _ in range(30):
            made = self.gate.call(reader, "GET", "/contracts/{id}/filed-copy", id=contract, wanted=(200, 409))
            if isinstance(made, bytes):
                break
            time.sleep(1)
        token = re.search(rb"/verify/([\w-]{24})", made if isinstance(made, bytes) else b"")
        if token is not None:
            self.gate.call(self.callers.turn[0], "GET", "/public/contract-verifications/{token}", wanted=OK, token=token[1].decode())

    def await_letter(self, username, letter):
        """A letter is made within seconds after it was issued; until then its address says so."""
        caller = self.callers.caller(username)
        for _ in range(30):
            if self.gate.call(caller, "GET", "/letters/{id}/content", id=letter, wanted=(200, 409), file=True):
                return
            time.sleep(1)

    def awaited(self, username, path, query):
        """What goes wrong with a notice shows within seconds."""
        for _ in range(30):
            items = self(username, "GET", path, query=query).get("items", [])
            if items:
                return items
            time.sleep(1)
        return []

    def nobody_receives(self):
        """A case goes to a body in which nobody opens the letters: operations hear of it."""
        filed = self.gate.call(self.callers.turn[0], "POST", "/public/complaints", wanted=OK, body=FILING) or {}
        for body in ({"type": "accept"}, {"type": "transfer", "verifyingOrganizationId": self.pools["own-organization"][0]}):
            self("credit.registrar", "POST", "/complaints/{id}/commands", id=filed.get("id"), body=body)

    def channels(self):
        channel = "demo.channel.hotline-12345"
        item = {**FILING, "externalNumber": "12345-20260209-0007", "occurredAt": "2026-02-09T09:30:00+08:00", "handling": "followed"}
        self(channel, "POST", "/channels/{channel}/complaints", channel="hotline-12345", body={"items": [item, {"externalNumber": "?"}]})
        place = {"channel": "hotline-12345", "externalNumber": item["externalNumber"]}
        self(channel, "POST", "/channels/{channel}/complaints/{externalNumber}/progress", body={"stage": "accepted"}, **place)
        self.keep("external", item["externalNumber"])
        came_back = {"letterKind": "acceptance-notice", "party": "complainant", "failedOn": "2026-02-09", "reason": "not-collected"}
        number = self("credit.registrar", "GET", "/complaints/{id}", id=self.mine).get("number")
        fact = {"externalId": "OA-2026-000731", "complaintNumber": number, **came_back}
        self("demo.office-system.oa", "POST", "/signals/{name}", name="deliveryFailed", body=fact)

    def identity(self):
        wish = {"complaintId": self.mine, "reason": "投诉人来电更正联系方式，须核对其身份后登记。", "fields": ["contactPerson", "phone"], "scope": "masked"}
        asked = self("credit.registrar", "POST", "/reveals", body=wish).get("requestId")
        self("credit.registrar", "GET", "/complaints/{id}/contact", id=self.mine)
        self("credit.privacy", "GET", "/reveals")
        self("credit.privacy", "POST", "/reveals/{id}/approval", id=asked)
        unwanted, withdrawn = (self("credit.registrar", "POST", "/reveals", body=wish).get("requestId") for _ in range(2))
        self("credit.privacy", "POST", "/reveals/{id}/decline", id=unwanted, body={"reason": "更正联系方式可由投诉人凭回执自行办理。"})
        self("credit.registrar", "POST", "/reveals/{id}/withdrawal", id=withdrawn)
        self("credit.registrar", "POST", "/reveals/{id}/opening", id=asked)
        self.keep("reveal", asked)
        self("credit.registrar", "GET", "/reveals/mine")
        self("admin.audit", "GET", "/reveals/log")
        self("admin.audit", "GET", "/audit/accesses", query={"action": "identity:"})

    def desks(self):
        """What staff, leaders and supervisors look at first."""
        self("housing.handler", "GET", "/duties", query={"scope": "office"})
        self("housing.handler", "GET", "/duties/counts")
        self("housing.handler", "GET", "/changes", query={"once": "true"}, file=True)
        supervisor = "inspect.officer"
        self(supervisor, "GET", "/complaints/export", query={"figure": "closed"}, file=True)
        self(supervisor, "GET", "/supervision/board")
        self(supervisor, "GET", "/statistics/complaints", query={"by": "verifying"})
        self(supervisor, "GET", "/statistics/complaints/dwell")
        self(supervisor, "GET", "/statistics/complaints/holders")

    def engine(self):
        ops = "ops.engineer"
        incidents = self.awaited(ops, "/operations/incidents", {})
        self.keep("incident", *(one["id"] for one in incidents))
        for one in incidents[:1]:
            self(ops, "POST", "/operations/incidents/{id}/commands", id=one["id"], body={"type": "take"})
        failed = self.awaited(ops, "/operations/outbox", {"state": "failed"})
        self.keep("notice", *(one["id"] for one in failed))
        for one in failed[:1]:
            self(ops, "POST", "/operations/outbox/{id}/retry", id=one["id"])
        self(ops, "GET", "/operations/health")
        self(ops, "GET", "/operations/findings")
        self(ops, "GET", "/operations/workflows")
        self(ops, "GET", "/operations/workflows/{id}/history", id=self.mine)
        self(ops, "POST", "/operations/workflows/{id}/retry", id=self.mine)
        self(ops, "POST", "/operations/workflows/{id}/rehydration", id=self.mine, body={"reason": "演练：从案件记录重建。"})


#: Which ids lie behind a path's parameters. Only what the tour made itself may be changed for good.
POOLS = [
    ("/organizations/{id}/commands", {"id": "own-organization"}),
    ("/organizations/{id}", {"id": "organization"}),
    ("/officers/{id}/commands", {"id": "own-officer"}),
    ("/officers/{id}/absences", {"id": "own-officer"}),
    ("/officers/{id}", {"id": "officer"}),
    ("/roles/grants/{id}", {"id": "own-grant"}),
    ("/rule-sets/{id}", {"id": "rule-set"}),
    ("/complaints/{id}/receipts", {"id": "own-complaint"}),
    ("/complaints/{id}", {"id": "complaint"}),
    ("/contracts/{id}", {"id": "contract"}),
    ("/commitments/{id}", {"id": "commitment"}),
    ("/contract-payments/{id}", {"id": "told-payment"}),
    ("/contract-imports/{id}", {"id": "import"}),
    ("/commands/{id}", {"id": "command"}),
    ("/evidence/{id}", {"id": "evidence"}),
    ("/letters/{id}", {"id": "letter"}),
    ("/operations/workflows/{id}", {"id": "complaint"}),
    ("/operations/incidents/{id}", {"id": "incident"}),
    ("/operations/outbox/{id}", {"id": "notice"}),
    ("/reveals/{id}", {"id": "reveal"}),
    ("{externalNumber}", {"externalNumber": "external"}),
]

#: Which ids fit a field of a body.
FIELDS = {"complaintId": "complaint", "demandId": "demand", "deputyId": "own-officer", "officerId": "own-officer", "receipt": "receipt"}


def settle(case, caller, pools, chance: random.Random):
    """Puts ids that exist in place of generated ones, in about four cases of five."""
    found = next((names for part, names in POOLS if part in case.operation.path), {})
    for name, kind in found.items():
        # Rather what this caller can see: behind the door there is more to get wrong.
        own = f"{kind} of {caller.name}"
        kind = own if pools.get(own) and chance.random() < 0.8 else kind
        if case.path_parameters and pools.get(kind) and chance.random() < 0.8:
            case.path_parameters[name] = chance.choice(pools[kind])

    def place(value):
        if isinstance(value, list):
            return [place(one) for one in value]
        if not isinstance(value, dict):
            return value
        return {key: known(key, inner) for key, inner in value.items()}

    def known(key, value):
        kind = "organization" if key.endswith("rganizationId") else FIELDS.get(key)
        if isinstance(value, str) and pools.get(kind) and chance.random() < 0.8:
            return chance.choice(pools[kind])
        return place(value)

    if isinstance(case.body, (dict, list)):
        case.body = place(case.body)
