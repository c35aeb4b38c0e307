CREATE CONSTRAINT IF NOT EXISTS FOR (n:BorderCrossing) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:City) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Company) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Concept) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Corridor) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Country) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Deal) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Edition) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Evidence) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Observation) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Product) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Project) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Province) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Region) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:University) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Zone) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:ABOUT]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:ADDRESSES]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:BORDER_CROSSING]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:CONTRACTOR_FOR]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:EXEMPLIFIES]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:EXPORTS]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:FROM]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:HAS_PROJECT]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:INVESTOR_IN]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:LOCATED_IN]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:PARTNER]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:PARTNERS_WITH]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:PARTY_TO]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:RATED]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:RESIDENT_OF]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:SERVES]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:SISTER_CITY]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:SISTER_PROVINCE]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:SUPPLIER_TO]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:TAKES_PART]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:TELLS_OF]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:TOUCHES]-() REQUIRE r.id IS UNIQUE
CREATE INDEX IF NOT EXISTS FOR (n:Evidence) ON (n.tie_id)
CREATE INDEX IF NOT EXISTS FOR (n:Observation) ON (n.tie_id)
UNWIND $rows AS row CREATE (n:BorderCrossing) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "border-crossing:bridge", "layer": "argun", "mode": "road", "name_en": "The bridge", "name_ru": "Мост"}} (1)
UNWIND $rows AS row CREATE (n:City) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "city:heihe", "country": "country:CN", "layer": "argun", "name_en": "Heihe", "name_ru": "Хэйхэ"}} (1)
UNWIND $rows AS row CREATE (n:Company) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "company:amur-agro", "country": "country:RU", "layer": "argun", "name_en": "AmurAgro", "name_ru": "АмурАгро", "named": true}} (3)
UNWIND $rows AS row CREATE (n:Concept) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "concept:customs", "concept_kind": "barrier", "layer": "argun", "name_en": "Customs", "name_ru": "Таможня"}} (4)
UNWIND $rows AS row CREATE (n:Corridor) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "corridor:road", "layer": "argun", "mode": "road", "name_en": "The road", "name_ru": "Дорога"}} (1)
UNWIND $rows AS row CREATE (n:Country) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "country:CN", "layer": "argun", "name_en": "China", "name_ru": "Китай", "name_zh": "中国"}} (1)
UNWIND $rows AS row CREATE (n:Deal) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "deal:bridge", "first_period": "2025-06", "health": "active", "health_factor": 1.0, "kind": "link", "kind_factor": 1.0, "last_period": "2025-12", "name_en": "Deal deal:bridge", "name_ru": "Дело deal:bridge", "points": 1.0, "sector": "appliances", "side": "named", "side_factor": 1.0, "size": 1.0, "stage": "operating", "stage_factor": 1.0}} (10)
UNWIND $rows AS row CREATE (n:Edition) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "edition:2026", "date": "2026", "layer": "argun", "name_en": "Rating 2026", "name_ru": "Рейтинг 2026", "ordinal": 3}} (1)
UNWIND $rows AS row CREATE (n:Evidence) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "evidence:0001", "basis": "reported", "locator": "RU-AMU/after/1", "note_en": "The plant is open", "note_ru": "Завод «Север» открыт", "period": "2024-12", "section": "RU-AMU", "stage": "building", "stance": "for", "tie_id": "HAS_PROJECT/region:RU-AMU/project:plant"}} (5)
UNWIND $rows AS row CREATE (n:Observation) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "observation:0001", "bound": "about", "date": "2025", "locator": "RU-AMU/before/3", "nature": "measured", "note_en": "Invested", "note_ru": "Вложено", "quantity": "investment", "tie_id": "INVESTOR_IN/company:haier/project:plant", "unit": "billion_RUB", "value": 61.0}} (1)
UNWIND $rows AS row CREATE (n:Product) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "product:soy-oil", "hs": "1507", "hs_section": 3, "layer": "argun", "name_en": "Soy oil", "name_ru": "Соевое масло", "processing": "primary"}} (1)
UNWIND $rows AS row CREATE (n:Project) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "project:plant", "layer": "argun", "name_en": "The \"North\" plant", "name_ru": "Завод «Север»", "project_kind": "plant"}} (1)
UNWIND $rows AS row CREATE (n:Province) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "province:CN-HL", "layer": "argun", "name_en": "Heilongjiang", "name_ru": "Хэйлунцзян", "name_zh": "黑龙江"}} (2)
UNWIND $rows AS row CREATE (n:Region) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "region:RU-AMU", "aliases": ["Приамурье"], "iso": "RU-AMU", "layer": "argun", "name_en": "Amur Oblast", "name_ru": "Амурская область", "published_mark": 7.0}} (2)
UNWIND $rows AS row CREATE (n:Source) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "source:rating", "date": "2026-03", "language": "ru", "layer": "argun", "name_en": "The rating", "name_ru": "Рейтинг"}} (1)
UNWIND $rows AS row CREATE (n:University) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "university:amur-state", "country": "country:RU", "layer": "argun", "name_en": "Amur State University", "name_ru": "АмГУ"}} (2)
UNWIND $rows AS row CREATE (n:Zone) SET n = row.properties RETURN n.id AS id, elementId(n) AS place
    {"properties": {"id": "zone:asez-amurskaya", "layer": "argun", "name_en": "ASEZ Amurskaya", "name_ru": "ТОР «Амурская»", "specialisations": ["agriculture", "food"], "zone_kind": "asez"}} (1)
UNWIND $rows AS row MATCH (n:BorderCrossing {id: row.id}) SET n = row.properties
    {"id": "border-crossing:bridge", "properties": {"id": "border-crossing:bridge", "layer": "argun", "mode": "road", "name_en": "The bridge", "name_ru": "Мост"}} (1)
UNWIND $rows AS row MATCH (n:City {id: row.id}) SET n = row.properties
    {"id": "city:heihe", "properties": {"id": "city:heihe", "country": "country:CN", "layer": "argun", "name_en": "Heihe", "name_ru": "Хэйхэ"}} (1)
UNWIND $rows AS row MATCH (n:BorderCrossing {id: row.id}) RETURN n.id AS id, elementId(n) AS place
    {"id": "border-crossing:bridge"} (1)
UNWIND $rows AS row MATCH (n:City {id: row.id}) RETURN n.id AS id, elementId(n) AS place
    {"id": "city:heihe"} (1)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:ABOUT]->(b) SET r = row.properties
    {"source": "4:x:deal:bridge", "target": "4:x:border-crossing:bridge", "properties": {"id": "ABOUT/deal:bridge/border-crossing:bridge"}} (16)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:ADDRESSES]->(b) SET r = row.properties
    {"source": "4:x:concept:escrow", "target": "4:x:concept:leak", "properties": {"id": "ADDRESSES/concept:escrow/concept:leak", "role": "structural"}} (2)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:BORDER_CROSSING]->(b) SET r = row.properties
    {"source": "4:x:region:RU-AMU", "target": "4:x:province:CN-HL", "properties": {"id": "BORDER_CROSSING/region:RU-AMU/province:CN-HL", "basis": "reported", "deal_id": "deal:bridge", "health": "active", "last_period": "2025-12", "layer": ["argun"], "province_ids": ["province:CN-HL"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "substance", "stage": "operating", "via_id": "border-crossing:bridge"}} (1)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:CONTRACTOR_FOR]->(b) SET r = row.properties
    {"source": "4:x:company:haier", "target": "4:x:project:plant", "properties": {"id": "CONTRACTOR_FOR/company:haier/project:plant", "basis": "reported", "deal_id": "deal:plant", "health": "slow", "last_period": "2025-12", "layer": ["argun"], "planned": "2027", "province_ids": ["province:CN-HL"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "substance", "stage": "building"}} (1)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:EXEMPLIFIES]->(b) SET r = row.properties
    {"source": "4:x:project:plant", "target": "4:x:concept:leak", "properties": {"id": "EXEMPLIFIES/project:plant/concept:leak", "role": "structural"}} (1)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:EXPORTS]->(b) SET r = row.properties
    {"source": "4:x:company:amur-agro", "target": "4:x:product:soy-oil", "properties": {"id": "EXPORTS/company:amur-agro/product:soy-oil", "basis": "reported", "deal_id": "deal:oil", "health": "active", "last_period": "2025-12", "layer": ["argun"], "region_roles": ["site"], "region_shares": [1.0], "role": "flow", "stage": "agreed"}} (2)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:FROM]->(b) SET r = row.properties
    {"source": "4:x:evidence:0001", "target": "4:x:source:rating", "properties": {"id": "evidence:0001>source"}} (6)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:HAS_PROJECT]->(b) SET r = row.properties
    {"source": "4:x:region:RU-AMU", "target": "4:x:project:plant", "properties": {"id": "HAS_PROJECT/region:RU-AMU/project:plant", "basis": "reported", "deal_id": "deal:plant", "health": "active", "last_period": "2025-12", "layer": ["argun"], "province_ids": ["province:CN-HL"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "substance", "stage": "operating"}} (1)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:INVESTOR_IN]->(b) SET r = row.properties
    {"source": "4:x:company:haier", "target": "4:x:project:plant", "properties": {"id": "INVESTOR_IN/company:haier/project:plant", "basis": "reported", "deal_id": "deal:plant", "health": "active", "last_period": "2025-12", "layer": ["argun"], "localisation": "full", "province_ids": ["province:CN-HL"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "substance", "stage": "operating"}} (2)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:LOCATED_IN]->(b) SET r = row.properties
    {"source": "4:x:city:heihe", "target": "4:x:province:CN-HL", "properties": {"id": "LOCATED_IN/city:heihe/province:CN-HL", "role": "structural"}} (2)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:PARTNER]->(b) SET r = row.properties
    {"source": "4:x:region:RU-AMU", "target": "4:x:country:CN", "properties": {"id": "PARTNER/region:RU-AMU/country:CN", "agreed": 1, "building": 0, "deals": 3, "discussed": 0, "operating": 2, "points": 0.5, "rank": 2, "stalled": 0}} (5)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:PARTNERS_WITH]->(b) SET r = row.properties
    {"source": "4:x:university:amur-state", "target": "4:x:university:heihe", "properties": {"id": "PARTNERS_WITH/university:amur-state/university:heihe", "basis": "reported", "deal_id": "deal:study", "field": "education", "health": "active", "last_period": "2025-12", "layer": ["argun"], "province_ids": ["province:CN-HL"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "substance", "stage": "operating"}} (1)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:PARTY_TO]->(b) SET r = row.properties
    {"source": "4:x:city:heihe", "target": "4:x:deal:road", "properties": {"id": "PARTY_TO/city:heihe/deal:road", "stage": "operating"}} (8)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:RATED]->(b) SET r = row.properties
    {"source": "4:x:edition:2026", "target": "4:x:region:RU-AMU", "properties": {"id": "RATED/edition:2026/region:RU-AMU", "mark": 7.0, "role": "structural"}} (1)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:RESIDENT_OF]->(b) SET r = row.properties
    {"source": "4:x:company:haier", "target": "4:x:zone:asez-amurskaya", "properties": {"id": "RESIDENT_OF/company:haier/zone:asez-amurskaya", "basis": "reported", "deal_id": "deal:resident", "health": "active", "last_period": "2025-12", "layer": ["argun"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "substance", "stage": "operating"}} (1)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:SERVES]->(b) SET r = row.properties
    {"source": "4:x:corridor:road", "target": "4:x:city:heihe", "properties": {"id": "SERVES/corridor:road/city:heihe", "basis": "reported", "deal_id": "deal:road", "health": "active", "last_period": "2025-12", "layer": ["argun"], "province_ids": ["province:CN-HL"], "region_ids": ["region:RU-AMU", "region:RU-PRI"], "region_roles": ["origin", "endpoint"], "region_shares": [0.5, 0.5], "role": "substance", "stage": "operating"}} (2)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:SISTER_CITY]->(b) SET r = row.properties
    {"source": "4:x:region:RU-PRI", "target": "4:x:province:CN-JL", "properties": {"id": "SISTER_CITY/region:RU-PRI/province:CN-JL", "basis": "reported", "deal_id": "deal:twins", "health": "cancelled", "last_period": "2025-12", "layer": ["argun"], "province_ids": ["province:CN-JL"], "region_ids": ["region:RU-PRI"], "region_roles": ["site"], "region_shares": [1.0], "role": "framework", "stage": "operating"}} (1)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:SISTER_PROVINCE]->(b) SET r = row.properties
    {"source": "4:x:region:RU-AMU", "target": "4:x:province:CN-HL", "properties": {"id": "SISTER_PROVINCE/region:RU-AMU/province:CN-HL", "basis": "reported", "health": "active", "last_period": "2025-12", "layer": ["argun"], "province_ids": ["province:CN-HL"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "framework", "stage": "operating"}} (2)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:SUPPLIER_TO]->(b) SET r = row.properties
    {"source": "4:x:company:haier", "target": "4:x:company:amur-agro", "properties": {"id": "SUPPLIER_TO/company:haier/company:amur-agro", "basis": "reported", "deal_id": "deal:machines", "health": "active", "last_period": "2025-12", "layer": ["argun"], "region_ids": ["region:RU-AMU", "region:RU-PRI"], "region_roles": ["origin", "endpoint"], "region_shares": [0.5, 0.5], "role": "substance", "stage": "agreed"}} (1)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:TAKES_PART]->(b) SET r = row.properties
    {"source": "4:x:province:CN-HL", "target": "4:x:deal:bridge", "properties": {"id": "TAKES_PART/province:CN-HL/deal:bridge", "basis": "told", "health": "active", "points": 1.0, "share": 1.0, "stage": "operating"}} (19)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:TELLS_OF]->(b) SET r = row.properties
    {"source": "4:x:evidence:0001", "target": "4:x:deal:plant", "properties": {"id": "TELLS_OF/evidence:0001/deal:plant"}} (3)
UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source MATCH (b) WHERE elementId(b) = row.target CREATE (a)-[r:TOUCHES]->(b) SET r = row.properties
    {"source": "4:x:concept:customs", "target": "4:x:product:soy-oil", "properties": {"id": "TOUCHES/concept:customs/product:soy-oil", "role": "structural"}} (1)
UNWIND $rows AS row MATCH ()-[r:BORDER_CROSSING {id: row.id}]->() SET r = row.properties
    {"id": "BORDER_CROSSING/region:RU-AMU/province:CN-HL", "properties": {"id": "BORDER_CROSSING/region:RU-AMU/province:CN-HL", "basis": "reported", "deal_id": "deal:bridge", "health": "active", "last_period": "2025-12", "layer": ["argun"], "province_ids": ["province:CN-HL"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "substance", "stage": "operating", "via_id": "border-crossing:bridge"}} (1)
UNWIND $rows AS row MATCH ()-[r:CONTRACTOR_FOR {id: row.id}]->() SET r = row.properties
    {"id": "CONTRACTOR_FOR/company:haier/project:plant", "properties": {"id": "CONTRACTOR_FOR/company:haier/project:plant", "basis": "reported", "deal_id": "deal:plant", "health": "slow", "last_period": "2025-12", "layer": ["argun"], "planned": "2027", "province_ids": ["province:CN-HL"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "substance", "stage": "building"}} (1)
UNWIND $rows AS row MATCH ()-[r:BORDER_CROSSING {id: row.id}]->() DELETE r
    {"id": "BORDER_CROSSING/region:RU-AMU/province:CN-HL"} (1)
UNWIND $rows AS row MATCH ()-[r:CONTRACTOR_FOR {id: row.id}]->() DELETE r
    {"id": "CONTRACTOR_FOR/company:haier/project:plant"} (1)
UNWIND $rows AS row MATCH (n:BorderCrossing {id: row.id}) DETACH DELETE n
    {"id": "border-crossing:bridge"} (1)
UNWIND $rows AS row MATCH (n:City {id: row.id}) DETACH DELETE n
    {"id": "city:heihe"} (1)
