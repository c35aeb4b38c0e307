CREATE CONSTRAINT IF NOT EXISTS FOR (n:BorderCrossing) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:City) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Company) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Corridor) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR (n:Country) REQUIRE n.id IS UNIQUE
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
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:BORDER_CROSSING]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:CONTRACTOR_FOR]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:EXPORTS]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:FROM]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:HAS_PROJECT]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:INVESTOR_IN]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:LOCATED_IN]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:PARTNERS_WITH]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:RATED]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:RESIDENT_OF]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:SERVES]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:SISTER_CITY]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:SISTER_PROVINCE]-() REQUIRE r.id IS UNIQUE
CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:SUPPLIER_TO]-() REQUIRE r.id IS UNIQUE
CREATE INDEX IF NOT EXISTS FOR (n:Evidence) ON (n.tie_id)
CREATE INDEX IF NOT EXISTS FOR (n:Observation) ON (n.tie_id)
UNWIND $rows AS row MERGE (n:BorderCrossing {id: row.id}) SET n = row.properties
    {"id": "border-crossing:bridge", "properties": {"id": "border-crossing:bridge", "layer": "argun", "mode": "road", "name_en": "The bridge", "name_ru": "Мост"}} (1)
UNWIND $rows AS row MERGE (n:City {id: row.id}) SET n = row.properties
    {"id": "city:heihe", "properties": {"id": "city:heihe", "country": "country:CN", "layer": "argun", "name_en": "Heihe", "name_ru": "Хэйхэ"}} (1)
UNWIND $rows AS row MERGE (n:Company {id: row.id}) SET n = row.properties
    {"id": "company:amur-agro", "properties": {"id": "company:amur-agro", "country": "country:RU", "layer": "argun", "name_en": "AmurAgro", "name_ru": "АмурАгро", "named": true}} (3)
UNWIND $rows AS row MERGE (n:Corridor {id: row.id}) SET n = row.properties
    {"id": "corridor:road", "properties": {"id": "corridor:road", "layer": "argun", "mode": "road", "name_en": "The road", "name_ru": "Дорога"}} (1)
UNWIND $rows AS row MERGE (n:Country {id: row.id}) SET n = row.properties
    {"id": "country:CN", "properties": {"id": "country:CN", "layer": "argun", "name_en": "China", "name_ru": "Китай", "name_zh": "中国"}} (1)
UNWIND $rows AS row MERGE (n:Edition {id: row.id}) SET n = row.properties
    {"id": "edition:2026", "properties": {"id": "edition:2026", "date": "2026", "layer": "argun", "name_en": "Rating 2026", "name_ru": "Рейтинг 2026", "ordinal": 3}} (1)
UNWIND $rows AS row MERGE (n:Evidence {id: row.id}) SET n = row.properties
    {"id": "evidence:0001", "properties": {"id": "evidence:0001", "basis": "reported", "locator": "RU-AMU/after/1", "note_en": "The plant is open", "note_ru": "Завод «Север» открыт", "period": "2024-12", "section": "RU-AMU", "stage": "building", "stance": "for", "tie_id": "HAS_PROJECT/region:RU-AMU/project:plant"}} (3)
UNWIND $rows AS row MERGE (n:Observation {id: row.id}) SET n = row.properties
    {"id": "observation:0001", "properties": {"id": "observation:0001", "bound": "about", "date": "2025", "locator": "RU-AMU/before/3", "nature": "measured", "note_en": "Invested", "note_ru": "Вложено", "quantity": "investment", "tie_id": "INVESTOR_IN/company:haier/project:plant", "unit": "billion_RUB", "value": 61.0}} (1)
UNWIND $rows AS row MERGE (n:Product {id: row.id}) SET n = row.properties
    {"id": "product:soy-oil", "properties": {"id": "product:soy-oil", "hs": "1507", "hs_section": 3, "layer": "argun", "name_en": "Soy oil", "name_ru": "Соевое масло", "processing": "primary"}} (1)
UNWIND $rows AS row MERGE (n:Project {id: row.id}) SET n = row.properties
    {"id": "project:plant", "properties": {"id": "project:plant", "layer": "argun", "name_en": "The \"North\" plant", "name_ru": "Завод «Север»", "project_kind": "plant"}} (1)
UNWIND $rows AS row MERGE (n:Province {id: row.id}) SET n = row.properties
    {"id": "province:CN-HL", "properties": {"id": "province:CN-HL", "layer": "argun", "name_en": "Heilongjiang", "name_ru": "Хэйлунцзян", "name_zh": "黑龙江"}} (2)
UNWIND $rows AS row MERGE (n:Region {id: row.id}) SET n = row.properties
    {"id": "region:RU-AMU", "properties": {"id": "region:RU-AMU", "aliases": ["Приамурье"], "iso": "RU-AMU", "layer": "argun", "name_en": "Amur Oblast", "name_ru": "Амурская область"}} (2)
UNWIND $rows AS row MERGE (n:Source {id: row.id}) SET n = row.properties
    {"id": "source:rating", "properties": {"id": "source:rating", "date": "2026-03", "language": "ru", "layer": "argun", "name_en": "The rating", "name_ru": "Рейтинг"}} (1)
UNWIND $rows AS row MERGE (n:University {id: row.id}) SET n = row.properties
    {"id": "university:amur-state", "properties": {"id": "university:amur-state", "country": "country:RU", "layer": "argun", "name_en": "Amur State University", "name_ru": "АмГУ"}} (2)
UNWIND $rows AS row MERGE (n:Zone {id: row.id}) SET n = row.properties
    {"id": "zone:asez-amurskaya", "properties": {"id": "zone:asez-amurskaya", "layer": "argun", "name_en": "ASEZ Amurskaya", "name_ru": "ТОР «Амурская»", "zone_kind": "asez"}} (1)
UNWIND $rows AS row MATCH (a:Evidence {id: row.source_id}) MATCH (b:Company {id: row.target_id}) MERGE (a)-[r:ABOUT {id: row.id}]->(b) SET r = row.properties
    {"id": "evidence:0003>company:haier", "source_id": "evidence:0003", "target_id": "company:haier", "properties": {"id": "evidence:0003>company:haier"}} (1)
UNWIND $rows AS row MATCH (a:Evidence {id: row.source_id}) MATCH (b:Project {id: row.target_id}) MERGE (a)-[r:ABOUT {id: row.id}]->(b) SET r = row.properties
    {"id": "evidence:0001>project:plant", "source_id": "evidence:0001", "target_id": "project:plant", "properties": {"id": "evidence:0001>project:plant"}} (3)
UNWIND $rows AS row MATCH (a:Evidence {id: row.source_id}) MATCH (b:Region {id: row.target_id}) MERGE (a)-[r:ABOUT {id: row.id}]->(b) SET r = row.properties
    {"id": "evidence:0001>region:RU-AMU", "source_id": "evidence:0001", "target_id": "region:RU-AMU", "properties": {"id": "evidence:0001>region:RU-AMU"}} (2)
UNWIND $rows AS row MATCH (a:Observation {id: row.source_id}) MATCH (b:Project {id: row.target_id}) MERGE (a)-[r:ABOUT {id: row.id}]->(b) SET r = row.properties
    {"id": "observation:0001>project:plant", "source_id": "observation:0001", "target_id": "project:plant", "properties": {"id": "observation:0001>project:plant"}} (1)
UNWIND $rows AS row MATCH (a:Region {id: row.source_id}) MATCH (b:Province {id: row.target_id}) MERGE (a)-[r:BORDER_CROSSING {id: row.id}]->(b) SET r = row.properties
    {"id": "BORDER_CROSSING/region:RU-AMU/province:CN-HL", "source_id": "region:RU-AMU", "target_id": "province:CN-HL", "properties": {"id": "BORDER_CROSSING/region:RU-AMU/province:CN-HL", "basis": "reported", "deal_id": "deal:bridge", "health": "active", "last_period": "2025-12", "layer": ["argun"], "province_ids": ["province:CN-HL"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "substance", "stage": "operating", "via_id": "border-crossing:bridge"}} (1)
UNWIND $rows AS row MATCH (a:Company {id: row.source_id}) MATCH (b:Project {id: row.target_id}) MERGE (a)-[r:CONTRACTOR_FOR {id: row.id}]->(b) SET r = row.properties
    {"id": "CONTRACTOR_FOR/company:haier/project:plant", "source_id": "company:haier", "target_id": "project:plant", "properties": {"id": "CONTRACTOR_FOR/company:haier/project:plant", "basis": "reported", "deal_id": "deal:plant", "health": "slow", "last_period": "2025-12", "layer": ["argun"], "planned": "2027", "province_ids": ["province:CN-HL"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "substance", "stage": "building"}} (1)
UNWIND $rows AS row MATCH (a:Company {id: row.source_id}) MATCH (b:Product {id: row.target_id}) MERGE (a)-[r:EXPORTS {id: row.id}]->(b) SET r = row.properties
    {"id": "EXPORTS/company:amur-agro/product:soy-oil", "source_id": "company:amur-agro", "target_id": "product:soy-oil", "properties": {"id": "EXPORTS/company:amur-agro/product:soy-oil", "basis": "reported", "deal_id": "deal:oil", "health": "active", "last_period": "2025-12", "layer": ["argun"], "region_roles": ["site"], "region_shares": [1.0], "role": "flow", "stage": "agreed"}} (1)
UNWIND $rows AS row MATCH (a:Region {id: row.source_id}) MATCH (b:Product {id: row.target_id}) MERGE (a)-[r:EXPORTS {id: row.id}]->(b) SET r = row.properties
    {"id": "EXPORTS/region:RU-AMU/product:soy-oil", "source_id": "region:RU-AMU", "target_id": "product:soy-oil", "properties": {"id": "EXPORTS/region:RU-AMU/product:soy-oil", "basis": "reported", "deal_id": "deal:oil", "health": "active", "last_period": "2025-12", "layer": ["argun"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "flow", "stage": "operating", "to_country": "country:CN"}} (1)
UNWIND $rows AS row MATCH (a:Evidence {id: row.source_id}) MATCH (b:Source {id: row.target_id}) MERGE (a)-[r:FROM {id: row.id}]->(b) SET r = row.properties
    {"id": "evidence:0001>source", "source_id": "evidence:0001", "target_id": "source:rating", "properties": {"id": "evidence:0001>source"}} (3)
UNWIND $rows AS row MATCH (a:Observation {id: row.source_id}) MATCH (b:Source {id: row.target_id}) MERGE (a)-[r:FROM {id: row.id}]->(b) SET r = row.properties
    {"id": "observation:0001>source", "source_id": "observation:0001", "target_id": "source:rating", "properties": {"id": "observation:0001>source"}} (1)
UNWIND $rows AS row MATCH (a:Region {id: row.source_id}) MATCH (b:Project {id: row.target_id}) MERGE (a)-[r:HAS_PROJECT {id: row.id}]->(b) SET r = row.properties
    {"id": "HAS_PROJECT/region:RU-AMU/project:plant", "source_id": "region:RU-AMU", "target_id": "project:plant", "properties": {"id": "HAS_PROJECT/region:RU-AMU/project:plant", "basis": "reported", "deal_id": "deal:plant", "health": "active", "last_period": "2025-12", "layer": ["argun"], "province_ids": ["province:CN-HL"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "substance", "stage": "operating"}} (1)
UNWIND $rows AS row MATCH (a:Company {id: row.source_id}) MATCH (b:Project {id: row.target_id}) MERGE (a)-[r:INVESTOR_IN {id: row.id}]->(b) SET r = row.properties
    {"id": "INVESTOR_IN/company:haier/project:plant", "source_id": "company:haier", "target_id": "project:plant", "properties": {"id": "INVESTOR_IN/company:haier/project:plant", "basis": "reported", "deal_id": "deal:plant", "health": "active", "last_period": "2025-12", "layer": ["argun"], "localisation": "full", "province_ids": ["province:CN-HL"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "substance", "stage": "operating"}} (1)
UNWIND $rows AS row MATCH (a:Company {id: row.source_id}) MATCH (b:Zone {id: row.target_id}) MERGE (a)-[r:INVESTOR_IN {id: row.id}]->(b) SET r = row.properties
    {"id": "INVESTOR_IN/company:unnamed-pri/zone:asez-amurskaya", "source_id": "company:unnamed-pri", "target_id": "zone:asez-amurskaya", "properties": {"id": "INVESTOR_IN/company:unnamed-pri/zone:asez-amurskaya", "basis": "reported", "health": "stalled", "last_period": "2024-12", "layer": ["argun"], "region_ids": ["region:RU-PRI"], "region_roles": ["site"], "region_shares": [1.0], "role": "substance", "stage": "discussed"}} (1)
UNWIND $rows AS row MATCH (a:City {id: row.source_id}) MATCH (b:Province {id: row.target_id}) MERGE (a)-[r:LOCATED_IN {id: row.id}]->(b) SET r = row.properties
    {"id": "LOCATED_IN/city:heihe/province:CN-HL", "source_id": "city:heihe", "target_id": "province:CN-HL", "properties": {"id": "LOCATED_IN/city:heihe/province:CN-HL", "role": "structural"}} (1)
UNWIND $rows AS row MATCH (a:University {id: row.source_id}) MATCH (b:University {id: row.target_id}) MERGE (a)-[r:PARTNERS_WITH {id: row.id}]->(b) SET r = row.properties
    {"id": "PARTNERS_WITH/university:amur-state/university:heihe", "source_id": "university:amur-state", "target_id": "university:heihe", "properties": {"id": "PARTNERS_WITH/university:amur-state/university:heihe", "basis": "reported", "deal_id": "deal:study", "field": "education", "health": "active", "last_period": "2025-12", "layer": ["argun"], "province_ids": ["province:CN-HL"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "substance", "stage": "operating"}} (1)
UNWIND $rows AS row MATCH (a:Edition {id: row.source_id}) MATCH (b:Region {id: row.target_id}) MERGE (a)-[r:RATED {id: row.id}]->(b) SET r = row.properties
    {"id": "RATED/edition:2026/region:RU-AMU", "source_id": "edition:2026", "target_id": "region:RU-AMU", "properties": {"id": "RATED/edition:2026/region:RU-AMU", "mark": 7.0, "role": "structural"}} (1)
UNWIND $rows AS row MATCH (a:Company {id: row.source_id}) MATCH (b:Zone {id: row.target_id}) MERGE (a)-[r:RESIDENT_OF {id: row.id}]->(b) SET r = row.properties
    {"id": "RESIDENT_OF/company:haier/zone:asez-amurskaya", "source_id": "company:haier", "target_id": "zone:asez-amurskaya", "properties": {"id": "RESIDENT_OF/company:haier/zone:asez-amurskaya", "basis": "reported", "deal_id": "deal:resident", "health": "active", "last_period": "2025-12", "layer": ["argun"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "substance", "stage": "operating"}} (1)
UNWIND $rows AS row MATCH (a:Corridor {id: row.source_id}) MATCH (b:City {id: row.target_id}) MERGE (a)-[r:SERVES {id: row.id}]->(b) SET r = row.properties
    {"id": "SERVES/corridor:road/city:heihe", "source_id": "corridor:road", "target_id": "city:heihe", "properties": {"id": "SERVES/corridor:road/city:heihe", "basis": "reported", "deal_id": "deal:road", "health": "active", "last_period": "2025-12", "layer": ["argun"], "province_ids": ["province:CN-HL"], "region_ids": ["region:RU-AMU", "region:RU-PRI"], "region_roles": ["origin", "endpoint"], "region_shares": [0.5, 0.5], "role": "substance", "stage": "operating"}} (1)
UNWIND $rows AS row MATCH (a:Corridor {id: row.source_id}) MATCH (b:Region {id: row.target_id}) MERGE (a)-[r:SERVES {id: row.id}]->(b) SET r = row.properties
    {"id": "SERVES/corridor:road/region:RU-AMU", "source_id": "corridor:road", "target_id": "region:RU-AMU", "properties": {"id": "SERVES/corridor:road/region:RU-AMU", "basis": "reported", "deal_id": "deal:road", "health": "active", "last_period": "2025-12", "layer": ["argun"], "region_ids": ["region:RU-AMU", "region:RU-PRI"], "region_roles": ["origin", "endpoint"], "region_shares": [0.5, 0.5], "role": "substance", "stage": "operating"}} (1)
UNWIND $rows AS row MATCH (a:Region {id: row.source_id}) MATCH (b:Province {id: row.target_id}) MERGE (a)-[r:SISTER_CITY {id: row.id}]->(b) SET r = row.properties
    {"id": "SISTER_CITY/region:RU-PRI/province:CN-JL", "source_id": "region:RU-PRI", "target_id": "province:CN-JL", "properties": {"id": "SISTER_CITY/region:RU-PRI/province:CN-JL", "basis": "reported", "health": "cancelled", "last_period": "2025-12", "layer": ["argun"], "province_ids": ["province:CN-JL"], "region_ids": ["region:RU-PRI"], "region_roles": ["site"], "region_shares": [1.0], "role": "framework", "stage": "operating"}} (1)
UNWIND $rows AS row MATCH (a:Region {id: row.source_id}) MATCH (b:Province {id: row.target_id}) MERGE (a)-[r:SISTER_PROVINCE {id: row.id}]->(b) SET r = row.properties
    {"id": "SISTER_PROVINCE/region:RU-AMU/province:CN-HL", "source_id": "region:RU-AMU", "target_id": "province:CN-HL", "properties": {"id": "SISTER_PROVINCE/region:RU-AMU/province:CN-HL", "basis": "reported", "health": "active", "last_period": "2025-12", "layer": ["argun"], "province_ids": ["province:CN-HL"], "region_ids": ["region:RU-AMU"], "region_roles": ["site"], "region_shares": [1.0], "role": "framework", "stage": "operating"}} (2)
UNWIND $rows AS row MATCH (a:Company {id: row.source_id}) MATCH (b:Company {id: row.target_id}) MERGE (a)-[r:SUPPLIER_TO {id: row.id}]->(b) SET r = row.properties
    {"id": "SUPPLIER_TO/company:haier/company:amur-agro", "source_id": "company:haier", "target_id": "company:amur-agro", "properties": {"id": "SUPPLIER_TO/company:haier/company:amur-agro", "basis": "reported", "deal_id": "deal:machines", "health": "active", "last_period": "2025-12", "layer": ["argun"], "region_ids": ["region:RU-AMU", "region:RU-PRI"], "region_roles": ["origin", "endpoint"], "region_shares": [0.5, 0.5], "role": "substance", "stage": "agreed"}} (1)
UNWIND $rows AS row MATCH ()-[r:BORDER_CROSSING {id: row.id}]->() DELETE r
    {"id": "BORDER_CROSSING/region:RU-AMU/province:CN-HL"} (1)
UNWIND $rows AS row MATCH ()-[r:CONTRACTOR_FOR {id: row.id}]->() DELETE r
    {"id": "CONTRACTOR_FOR/company:haier/project:plant"} (1)
UNWIND $rows AS row MATCH (n:BorderCrossing {id: row.id}) DETACH DELETE n
    {"id": "border-crossing:bridge"} (1)
UNWIND $rows AS row MATCH (n:City {id: row.id}) DETACH DELETE n
    {"id": "city:heihe"} (1)
