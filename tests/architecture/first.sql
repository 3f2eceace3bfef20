BEGIN TRANSACTION;
CREATE TABLE accreditations (
	id INTEGER NOT NULL, 
	assembly_session_id INTEGER NOT NULL, 
	region_id INTEGER NOT NULL, 
	accredited_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_accreditations PRIMARY KEY (id), 
	CONSTRAINT fk_accreditations_assembly_session_id FOREIGN KEY(assembly_session_id) REFERENCES assembly_sessions (id), 
	CONSTRAINT fk_accreditations_region_id FOREIGN KEY(region_id) REFERENCES regions (id)
);
INSERT INTO "accreditations" VALUES(1,1,1,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "accreditations" VALUES(2,1,2,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "accreditations" VALUES(3,1,3,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "accreditations" VALUES(4,1,4,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "accreditations" VALUES(5,1,5,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "accreditations" VALUES(6,1,6,'2026-10-02 09:00:00.000000',NULL);
CREATE TABLE admissions (
	id INTEGER NOT NULL, 
	region_id INTEGER NOT NULL, 
	proposed_by_id INTEGER NOT NULL, 
	proposed_at DATETIME NOT NULL, 
	confirmed_by_id INTEGER, 
	confirmed_at DATETIME, 
	CONSTRAINT pk_admissions PRIMARY KEY (id), 
	CONSTRAINT ck_admissions_two_officers CHECK (confirmed_by_id <> proposed_by_id), 
	CONSTRAINT fk_admissions_confirmed_by_id FOREIGN KEY(confirmed_by_id) REFERENCES persons (id), 
	CONSTRAINT fk_admissions_proposed_by_id FOREIGN KEY(proposed_by_id) REFERENCES persons (id), 
	CONSTRAINT fk_admissions_region_id FOREIGN KEY(region_id) REFERENCES regions (id), 
	CONSTRAINT uq_admissions_region_id UNIQUE (region_id)
);
INSERT INTO "admissions" VALUES(1,1,1,'2026-09-01 09:00:00.000000',2,'2026-09-01 09:00:00.000000');
INSERT INTO "admissions" VALUES(2,2,1,'2026-09-01 09:00:00.000000',2,'2026-09-01 09:00:00.000000');
INSERT INTO "admissions" VALUES(3,3,1,'2026-09-01 09:00:00.000000',2,'2026-09-01 09:00:00.000000');
INSERT INTO "admissions" VALUES(4,4,1,'2026-09-01 09:00:00.000000',2,'2026-09-01 09:00:00.000000');
INSERT INTO "admissions" VALUES(5,5,1,'2026-09-01 09:00:00.000000',2,'2026-09-01 09:00:00.000000');
INSERT INTO "admissions" VALUES(6,6,1,'2026-09-01 09:00:00.000000',2,'2026-09-01 09:00:00.000000');
CREATE TABLE agenda_items (
	id INTEGER NOT NULL, 
	assembly_session_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	CONSTRAINT pk_agenda_items PRIMARY KEY (id), 
	CONSTRAINT fk_agenda_items_assembly_session_id FOREIGN KEY(assembly_session_id) REFERENCES assembly_sessions (id), 
	CONSTRAINT uq_agenda_items_assembly_session_id_position UNIQUE (assembly_session_id, position)
);
INSERT INTO "agenda_items" VALUES(1,1,1,'{"en":"Title","es":"Title","fr":"Titre"}');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE assembly_sessions (
	id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	place TEXT NOT NULL, 
	zone VARCHAR(64) NOT NULL, 
	statutes_id INTEGER NOT NULL, 
	convened_at DATETIME NOT NULL, 
	opens_at DATETIME NOT NULL, 
	opened_at DATETIME, 
	closed_at DATETIME, 
	CONSTRAINT pk_assembly_sessions PRIMARY KEY (id), 
	CONSTRAINT fk_assembly_sessions_statutes_id FOREIGN KEY(statutes_id) REFERENCES statutes (id), 
	CONSTRAINT uq_assembly_sessions_number UNIQUE (number), 
	CONSTRAINT ck_assembly_sessions_kind CHECK (kind IN ('ordinary', 'extraordinary'))
);
INSERT INTO "assembly_sessions" VALUES(1,1,'ordinary','{"en":"Session","es":"Session","fr":"Session"}','{"en":"Parakou","es":"Parakou","fr":"Parakou"}','Africa/Porto-Novo',1,'2026-09-01 09:00:00.000000','2026-10-02 09:00:00.000000','2026-10-02 09:00:00.000000',NULL);
CREATE TABLE attendances (
	id INTEGER NOT NULL, 
	accreditation_id INTEGER NOT NULL, 
	arrived_at DATETIME NOT NULL, 
	left_at DATETIME, 
	CONSTRAINT pk_attendances PRIMARY KEY (id), 
	CONSTRAINT ck_attendances_leaves_after CHECK (left_at IS NULL OR left_at >= arrived_at), 
	CONSTRAINT fk_attendances_accreditation_id FOREIGN KEY(accreditation_id) REFERENCES accreditations (id)
);
INSERT INTO "attendances" VALUES(1,1,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "attendances" VALUES(2,2,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "attendances" VALUES(3,3,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "attendances" VALUES(4,4,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "attendances" VALUES(5,5,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "attendances" VALUES(6,6,'2026-10-02 09:00:00.000000',NULL);
CREATE TABLE ballot_drafts (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	region_id INTEGER NOT NULL, 
	choices TEXT NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	saved_at DATETIME NOT NULL, 
	CONSTRAINT pk_ballot_drafts PRIMARY KEY (id), 
	CONSTRAINT fk_ballot_drafts_person_id FOREIGN KEY(person_id) REFERENCES persons (id), 
	CONSTRAINT fk_ballot_drafts_region_id FOREIGN KEY(region_id) REFERENCES regions (id), 
	CONSTRAINT uq_ballot_drafts_person_id_region_id UNIQUE (person_id, region_id)
);
CREATE TABLE ballots (
	id INTEGER NOT NULL, 
	casting_id INTEGER NOT NULL, 
	roll_entry_id INTEGER NOT NULL, 
	vote_id INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	choice VARCHAR(32) NOT NULL, 
	code VARCHAR(16) NOT NULL, 
	CONSTRAINT pk_ballots PRIMARY KEY (id), 
	CONSTRAINT ck_ballots_revision_from_one CHECK (revision >= 1), 
	CONSTRAINT fk_ballots_casting_id FOREIGN KEY(casting_id) REFERENCES castings (id), 
	CONSTRAINT fk_ballots_roll_entry_id_vote_id FOREIGN KEY(roll_entry_id, vote_id) REFERENCES roll_entries (id, vote_id), 
	CONSTRAINT uq_ballots_code UNIQUE (code), 
	CONSTRAINT uq_ballots_roll_entry_id_revision UNIQUE (roll_entry_id, revision), 
	CONSTRAINT ck_ballots_choice CHECK (choice IN ('for', 'against', 'abstain'))
);
INSERT INTO "ballots" VALUES(1,1,1,1,1,'for','GWS8V-WJ2ZD');
INSERT INTO "ballots" VALUES(2,2,5,1,1,'for','43Z49-BX45R');
INSERT INTO "ballots" VALUES(3,3,6,1,1,'for','WTK9F-ZHER4');
CREATE TABLE castings (
	id INTEGER NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	region_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	cast_at DATETIME NOT NULL, 
	CONSTRAINT pk_castings PRIMARY KEY (id), 
	CONSTRAINT fk_castings_person_id FOREIGN KEY(person_id) REFERENCES persons (id), 
	CONSTRAINT fk_castings_region_id FOREIGN KEY(region_id) REFERENCES regions (id), 
	CONSTRAINT uq_castings_key UNIQUE ("key")
);
INSERT INTO "castings" VALUES(1,'key-0',4,6,'2026-10-02 09:00:00.000000');
INSERT INTO "castings" VALUES(2,'key-1',1,7,'2026-10-02 09:00:00.000000');
INSERT INTO "castings" VALUES(3,'key-2',6,8,'2026-10-02 09:00:00.000000');
CREATE TABLE credentials (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	password_hash VARCHAR(255) NOT NULL, 
	password_set_at DATETIME NOT NULL, 
	totp_secret VARCHAR(64), 
	totp_confirmed_at DATETIME, 
	totp_step INTEGER, 
	recovery_codes TEXT NOT NULL, 
	CONSTRAINT pk_credentials PRIMARY KEY (id), 
	CONSTRAINT fk_credentials_person_id FOREIGN KEY(person_id) REFERENCES persons (id), 
	CONSTRAINT uq_credentials_person_id UNIQUE (person_id)
);
CREATE TABLE declarations (
	id INTEGER NOT NULL, 
	vote_id INTEGER NOT NULL, 
	outcome VARCHAR(32) NOT NULL, 
	verdict TEXT NOT NULL, 
	effect_done BOOLEAN NOT NULL, 
	declared_at DATETIME NOT NULL, 
	CONSTRAINT pk_declarations PRIMARY KEY (id), 
	CONSTRAINT fk_declarations_vote_id FOREIGN KEY(vote_id) REFERENCES votes (id), 
	CONSTRAINT uq_declarations_vote_id UNIQUE (vote_id), 
	CONSTRAINT ck_declarations_outcome CHECK (outcome IN ('adopted', 'rejected', 'not_decided'))
);
INSERT INTO "declarations" VALUES(1,1,'not_decided','{"casting_vote":null,"outcome":"not_decided","quorum":{"entitled":6,"met":false,"needed":4,"present":3},"steps":[{"at_least":true,"base":"3/1","basis":"present_and_voting","in_favour":"3/1","met":true,"needed":"2/1","scope":null,"share":"1/2","strict":true}],"tally":{"abstentions":{"heads":0,"weight":"0/1"},"against":{"heads":0,"weight":"0/1"},"did_not_vote":{"heads":3,"weight":"3/1"},"entitled":{"heads":6,"weight":"6/1"},"in_favour":{"heads":3,"weight":"3/1"},"present":{"heads":6,"weight":"6/1"}},"tie":false}',0,'2026-10-03 09:00:00.000000');
CREATE TABLE entries (
	id INTEGER NOT NULL, 
	schema INTEGER NOT NULL, 
	act VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	actor VARCHAR(16) NOT NULL, 
	office VARCHAR(64) NOT NULL, 
	entrance VARCHAR(16) NOT NULL, 
	subjects TEXT NOT NULL, 
	digests TEXT NOT NULL, 
	leaf VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_entries PRIMARY KEY (id), 
	CONSTRAINT uq_entries_leaf UNIQUE (leaf)
);
INSERT INTO "entries" VALUES(1,1,'found_assembly','2026-09-01 09:00:00.000000','founder','founder','founding','["persons/esdwx802xj","persons/t2r8k738ta","persons/wvjxwxngsd","statutes/1"]','[{"digest":"032eaa0e9b279624d554b38f86ffa2ec7fe1c1866f55dd771c4077e0d90ed458","openness":"public","until":null},{"digest":"93486fb5f44ca175e3c2bf87edce412bed01255a1bf112608b8ee78380d95620","openness":"withheld","until":null}]','5f75e7d9cda3e9e2babe1d8132c98ae1bc07888bbc7bf21c3f559a28ee231c0a');
INSERT INTO "entries" VALUES(2,1,'propose_admission','2026-09-01 09:00:00.000000','esdwx802xj','secretariat','web','["regions/FR-OCC"]','[{"digest":"a61a1cc44339b8d70e634b6ffc1a68aa270b45512aea01ea9e28683e8ed11f74","openness":"public","until":null}]','9d5ec0bed1d9aa6720de482e23da1aa10e8909b02815c4f7c2ad39860c82f781');
INSERT INTO "entries" VALUES(3,1,'confirm_admission','2026-09-01 09:00:00.000000','t2r8k738ta','secretariat','web','["regions/FR-OCC"]','[{"digest":"d57e99878c50ef4ab274dc6cc50d277a6a2c4cc3e1db03b7800b239a9f4f416d","openness":"public","until":null}]','fd3b1f41359c99dfc051291b6fea60ca2bd10e95e3eab8efd2129496a17ebd59');
INSERT INTO "entries" VALUES(4,1,'propose_admission','2026-09-01 09:00:00.000000','esdwx802xj','secretariat','web','["regions/DE-BB"]','[{"digest":"42de68da7428a1bf4483e1a52faf590acf9057c4e5f20156dfe8c5759e5eeb38","openness":"public","until":null}]','948c0e9b57e1964e33ff8d2f5a5bfb7ae352254990d163abc869264c6636bad4');
INSERT INTO "entries" VALUES(5,1,'confirm_admission','2026-09-01 09:00:00.000000','t2r8k738ta','secretariat','web','["regions/DE-BB"]','[{"digest":"ea677acf80c48bb36cfd086facc777672941b990df2c520f5b4af4529f59ef7e","openness":"public","until":null}]','303ac90a8efbc4b284f4e92fb66dc5703d83a3339d7b5e5aee5acb9c5919dedf');
INSERT INTO "entries" VALUES(6,1,'propose_admission','2026-09-01 09:00:00.000000','esdwx802xj','secretariat','web','["regions/ES-AN"]','[{"digest":"041be6b0e7fbae1e3bee10f9c900d7ba6279ce56677f7c4ffcfd167765ff62be","openness":"public","until":null}]','85d28a7267083317910a838af0f6665fe208798fa3adb2d22f834746bfd8dede');
INSERT INTO "entries" VALUES(7,1,'confirm_admission','2026-09-01 09:00:00.000000','t2r8k738ta','secretariat','web','["regions/ES-AN"]','[{"digest":"653f9611996336cea5060aadef42bec8751058e3d2dd3af8b7483ee72faed9f3","openness":"public","until":null}]','80cf5ba8d77a260d6842803b56ed526c621929a72942f1e9b202c387275ee8e7');
INSERT INTO "entries" VALUES(8,1,'propose_admission','2026-09-01 09:00:00.000000','esdwx802xj','secretariat','web','["regions/BJ-BO"]','[{"digest":"25600b9cfadddc68a10e6e16c087ee031c37b4dea95f6f477d2317247cae79ff","openness":"public","until":null}]','b4fe7b23438026a1856e0519335abdc2c2c3414ac930c2607d7e98cd198e537e');
INSERT INTO "entries" VALUES(9,1,'confirm_admission','2026-09-01 09:00:00.000000','t2r8k738ta','secretariat','web','["regions/BJ-BO"]','[{"digest":"f06761294e7a6960ac66287bd036576daa033d230c3c0b6cbb170002e19cb9e1","openness":"public","until":null}]','c86fb8251d51c7ab85c0bab381750e5291b2ac4f5876237c15850fbc00d4b0a3');
INSERT INTO "entries" VALUES(10,1,'propose_admission','2026-09-01 09:00:00.000000','esdwx802xj','secretariat','web','["regions/CD-BC"]','[{"digest":"422b1491094fcb58ce572a34e33390cab359cc6e423029d4f7ce5932eb4490ac","openness":"public","until":null}]','c05a24186bc9b0367484ffd4bb180e96403f2199db0b1355326fcad0be99d9a2');
INSERT INTO "entries" VALUES(11,1,'confirm_admission','2026-09-01 09:00:00.000000','t2r8k738ta','secretariat','web','["regions/CD-BC"]','[{"digest":"12f58472b4f6bc667c5a27159855d1e6001da381aa9523bd6696e67cb69b78c7","openness":"public","until":null}]','c70eeeac341b5d74266b9020746880a3152bbdf519494c9ac290e7609819eb47');
INSERT INTO "entries" VALUES(12,1,'propose_admission','2026-09-01 09:00:00.000000','esdwx802xj','secretariat','web','["regions/ML-3"]','[{"digest":"39a774fdf2f1ce33f8127d7a7d9f45c9d7853c2af372dccc0c18f9143e7cb91f","openness":"public","until":null}]','4f0cf10efe80f17764b81a60b7b5a3664850e56683f8c912729a3b8ed7a024a0');
INSERT INTO "entries" VALUES(13,1,'confirm_admission','2026-09-01 09:00:00.000000','t2r8k738ta','secretariat','web','["regions/ML-3"]','[{"digest":"8a3a1abbbd14941a0c8e7dd5f4a0f6f60f4aee70ec9562b350f99275922f0380","openness":"public","until":null}]','5461d21aa471fa7330704b589f6558d4115505da7a5105998f18767bc5ac0501');
INSERT INTO "entries" VALUES(14,1,'convene_session','2026-09-01 09:00:00.000000','esdwx802xj','secretariat','web','["assembly_sessions/1"]','[{"digest":"0d2ad1d5657e400d32d98e92c9d6b46081194b3c797d0c46a6d0b6881737b07b","openness":"public","until":null}]','073d1b60a357615010adfa837dc6b1e31dd3bf635e3eb03e8987d7603b96e02e');
INSERT INTO "entries" VALUES(15,1,'accredit_delegation','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["assembly_sessions/1","accreditations/1","regions/FR-OCC"]','[{"digest":"6e4e65ad155b6b560ff444679f8f95167c398c079fdbcd958e532da7bf785d11","openness":"public","until":null}]','42aab271dd8d2abcb401ba155f04f0b4ec6ea77a753d9c6e4a95e021eacaafc5');
INSERT INTO "entries" VALUES(16,1,'record_arrival','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["accreditations/1","attendances/1","assembly_sessions/1","regions/FR-OCC"]','[{"digest":"9915ee0fa3aa5fef32ff21776e7f75a4d147ddf2f0341f88f1e8b439ce12a3aa","openness":"public","until":null}]','be6399e45c319dcd8469d92051a4e1dadbf01b3ed2537c675b3991ec077b075b');
INSERT INTO "entries" VALUES(17,1,'accredit_delegation','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["assembly_sessions/1","accreditations/2","regions/DE-BB"]','[{"digest":"1b810c2633b3e0a2a38340ecd6fa7b30bbe598444eeda6d3892e19895b3aca54","openness":"public","until":null}]','d132ccf82d19dd4d7652ece1f0e4d0c7bf7e2d792cc0de776fe8714afc0691d6');
INSERT INTO "entries" VALUES(18,1,'record_arrival','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["accreditations/2","attendances/2","assembly_sessions/1","regions/DE-BB"]','[{"digest":"210c2c6dd4fec8bc56a0eb02ea3597f331abaf7b4430823489a347462d72e362","openness":"public","until":null}]','ac510b851a969143cb87b31c4bd40b3fd08c23a4038cb61c3751fb19d37aa63d');
INSERT INTO "entries" VALUES(19,1,'accredit_delegation','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["assembly_sessions/1","accreditations/3","regions/ES-AN"]','[{"digest":"8b3d1ead94e0ae9584ec40b1f991a4fcd346720997f9adcf8bdb1dcd723e1fdd","openness":"public","until":null}]','1983bc72ad0de5068324be1889e89a9139b27d9a2902bb88e954985fdfcc04f0');
INSERT INTO "entries" VALUES(20,1,'record_arrival','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["accreditations/3","attendances/3","assembly_sessions/1","regions/ES-AN"]','[{"digest":"41907ea00362f120ff0012c50ff4d742660f679dc8835969a2f56768f13bc53d","openness":"public","until":null}]','fb7d7e023a5aa7c23bffdf2615bf09fa734fe556e07e1f4bc5b5a603781c5e47');
INSERT INTO "entries" VALUES(21,1,'accredit_delegation','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["assembly_sessions/1","accreditations/4","regions/BJ-BO"]','[{"digest":"731fbe089f12f0cc67429ea4f8fd8cc61bd006d1cd3c7d098c2a641aa2f024e5","openness":"public","until":null}]','51995224a2e6b01f8240a65fa1dcfdfe988cf0a687443b362c768c5511bed4a1');
INSERT INTO "entries" VALUES(22,1,'record_arrival','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["accreditations/4","attendances/4","assembly_sessions/1","regions/BJ-BO"]','[{"digest":"109002466edb584d4dff9b7074605e6d863899fd78adecfca4d13308806460d0","openness":"public","until":null}]','66f195839f706ef88cda910480acbb18907b8bd1a920a856c7200a520039a6dd');
INSERT INTO "entries" VALUES(23,1,'accredit_delegation','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["assembly_sessions/1","accreditations/5","regions/CD-BC"]','[{"digest":"e7769da86b27f49b40f57054564c7644808ae22fc76bc2d38cea9cc165b9066c","openness":"public","until":null}]','05df772e2c44067ffa8d7bfe99655c93132a4bf1c3d7086229b7f78cb926e61e');
INSERT INTO "entries" VALUES(24,1,'record_arrival','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["accreditations/5","attendances/5","assembly_sessions/1","regions/CD-BC"]','[{"digest":"095a7ec0a32e50ef7b495d5816f6084e69b8561ce13f7fc5c0a3243e9d21f580","openness":"public","until":null}]','ff187770f77f0fb0152ec6d8bb05459705f3ebaccaa44731227915b5f97019bd');
INSERT INTO "entries" VALUES(25,1,'accredit_delegation','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["assembly_sessions/1","accreditations/6","regions/ML-3"]','[{"digest":"fcb96d151fe419c4474c102cc1f1541913555615d7b2d91ae0ea6f98e2ccc103","openness":"public","until":null}]','43010e7b9eb055902ac32a57028fa1796db81e094defccc0bd48af25a4c9c60a');
INSERT INTO "entries" VALUES(26,1,'record_arrival','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["accreditations/6","attendances/6","assembly_sessions/1","regions/ML-3"]','[{"digest":"1e0b47df83c4eb8f075b2d853315fd58a7724d5b203ca3c2a05aa298b0835493","openness":"public","until":null}]','859f855b7b9f177968da8349d8a88ea47005355ca574f88445a0d89318b25046');
INSERT INTO "entries" VALUES(27,1,'open_session','2026-10-02 09:00:00.000000','wvjxwxngsd','presiding_officer','web','["assembly_sessions/1"]','[{"digest":"05a406c1552c45f654bc929d6dec29c7702a9bf3d0be3b864df2ea6088f7ad3a","openness":"public","until":null}]','41b0cde99cd6b1455dcbbe1619ef76638f12fa656a4a09914ed1010e04f3e270');
INSERT INTO "entries" VALUES(28,1,'invite_person','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["regions/BJ-BO","persons/ec0k1bza82"]','[{"digest":"b478ff6dd57aab696395fdf4fce1722cbd48902aad037028c772b567dade2759","openness":"public","until":null},{"digest":"58feab2461b060608c4821142fda72ac4ef7c02e25b7dba9cf55d999d591f515","openness":"withheld","until":null}]','c0f953aa354179ae8a1230a7a7baaa691878083ef6be6cebee298e65c9f07148');
INSERT INTO "entries" VALUES(29,1,'invite_person','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["regions/FR-OCC","persons/0s2y5qwzpq"]','[{"digest":"ea930c58bc8bf20b9a997219411dd4c9ec1d51c574a315952b2c1bf1535f618e","openness":"public","until":null},{"digest":"11f42f822e5f295c26622b07353db5af241861e4eb213409e7aa9e9cb2e335f9","openness":"withheld","until":null}]','8406596f67c52bacb6cbd6554f573c32ac0a85b9f83cf8bd4b9cf7240679b94d');
INSERT INTO "entries" VALUES(30,1,'submit_motion','2026-10-02 09:00:00.000000','ec0k1bza82','delegate/BJ-BO','web','["regions/BJ-BO","motions/1","assembly_sessions/1"]','[{"digest":"c9ee76f0b25c58b24b33dd5069699cd4a814de461a4dea400c664354ed1e96d3","openness":"public","until":null}]','4dc16fcffdf70bdac6a430dd56b1b120d96e5e912412df874f08a1a83c657659');
INSERT INTO "entries" VALUES(31,1,'write_translation','2026-10-02 09:00:00.000000','ec0k1bza82','delegate/BJ-BO','web','["motions/1","motion_texts/2"]','[{"digest":"1da83cd73d972207a6cd8477c5ee4b245975c0284b9d04cee77fdd19015a5548","openness":"public","until":null}]','71440fd33571cfe8cf5435a12bd2929724f75d563a5d4520e874d4f4e9ff559d');
INSERT INTO "entries" VALUES(32,1,'write_translation','2026-10-02 09:00:00.000000','ec0k1bza82','delegate/BJ-BO','web','["motions/1","motion_texts/3"]','[{"digest":"92a4e618f734ef0b553c87d727f8f4efbb7cb3c7f18927470e0991b2a5627dd5","openness":"public","until":null}]','d81de5ec87ebb8c685af4db6364afd40e52bea76ef8c7fa92fee0ff3ef2e9fc1');
INSERT INTO "entries" VALUES(33,1,'second_motion','2026-10-02 09:00:00.000000','0s2y5qwzpq','delegate/FR-OCC','web','["motions/1","regions/FR-OCC"]','[{"digest":"3097b456cef3f43aaa999535d965cc2f4181f2c5f37d4fef0ada7332f4b632db","openness":"public","until":null}]','ce379c736add19d150fa86b4cc0c19510774a233ea0e21cb83d270fc0ba70cbc');
INSERT INTO "entries" VALUES(34,1,'admit_motion','2026-10-02 09:00:00.000000','wvjxwxngsd','presiding_officer','web','["motions/1"]','[{"digest":"685c2e7f3c2069158f554f6f0a533dd1d3a80627f7de2e4678fbbf3bc2c8ddd3","openness":"public","until":null}]','7aeba1afc53c79d5091215b2b544a0aa307930d7a1c2cdefec914116189abb01');
INSERT INTO "entries" VALUES(35,1,'place_on_agenda','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["motions/1"]','[{"digest":"4c505b05e4e2871b95d7582dd2fe92de73cea9ce944d010607926b78750184fa","openness":"public","until":null}]','4a06d9cf54ffa32bd65e65ee4ca1708bc6e5392e7213a23475280bbb60c9b2cb');
INSERT INTO "entries" VALUES(36,1,'open_votes','2026-10-02 09:00:00.000000','wvjxwxngsd','presiding_officer','web','["assembly_sessions/1","votes/1","motions/1"]','[{"digest":"8f930b79e7097d5896215296e62428d75b16806e402ad1a4c9ed0c8d2f1fb20a","openness":"public","until":null}]','68578069bee194ff1539be5d5cbb91606f2049c39c046aa619da74e78017e604');
INSERT INTO "entries" VALUES(37,1,'invite_person','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["regions/BJ-BO","persons/rgsnwjw3aq"]','[{"digest":"ffdd9f07d61916311a6416001f78861bd2b9e825eff0999cf5bab4268716a754","openness":"public","until":null},{"digest":"d6e95b4e1749dc3db49d8b8787d7539d76bbeeda11bf8be6093f1d6df2aefc10","openness":"withheld","until":null}]','0cbdc689cdbadcb04a194becbfffad6c0f332ea21695ab115fff4fe57c572e93');
INSERT INTO "entries" VALUES(38,1,'cast_ballots','2026-10-02 09:00:00.000000','rgsnwjw3aq','delegate/BJ-BO','web','["roll_entries/1","castings/1","votes/1"]','[{"digest":"91d1c05303cd043709e4d1dda3b45828e8f433cdbbd0fb0ea371c5221c26ab67","openness":"public","until":null},{"digest":"e2f98c8cfb195349926392c97caa6e38673b6b8b8edcd5db2b2c3bad3ec67c0d","openness":"sealed","until":"votes/1"}]','d830129d99e608cdaf48ba28eff9f1d7f80ac7154559b54bcc0b3b596cb4e911');
INSERT INTO "entries" VALUES(39,1,'invite_person','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["regions/FR-OCC","persons/0z4ede68dw"]','[{"digest":"bae19d9c58bd0f1ae21d2bec665775d4341533f97a234b44f21bb4905b606921","openness":"public","until":null},{"digest":"a4f85da69488845760fb9c90d0975ed1e9d0f101654b5a2714a1c566749a211f","openness":"withheld","until":null}]','cf8ee5716f5f104d7fc547b24a4ea26936ce2c95467f53b3fc7ba11807f2b531');
INSERT INTO "entries" VALUES(40,1,'cast_ballots','2026-10-02 09:00:00.000000','0z4ede68dw','delegate/FR-OCC','web','["roll_entries/5","castings/2","votes/1"]','[{"digest":"3906891edc008460e2e7dd3eab3fe1d3c17b7506f80769e9f914c30dab05ab5f","openness":"public","until":null},{"digest":"8dad0709363cf13bf7fc9f3439f7dcf58636e4d1773d146aac13f085cc4e06c0","openness":"sealed","until":"votes/1"}]','1494a38da841ee5eb653fbdf19b34c1531421f30f74f3e26086408fdf95f074b');
INSERT INTO "entries" VALUES(41,1,'invite_person','2026-10-02 09:00:00.000000','esdwx802xj','secretariat','web','["regions/ML-3","persons/r4p63yq54r"]','[{"digest":"65a800914b12da76b728d00107b5bc8a207fe72154b3d346ae3349a029a5e43e","openness":"public","until":null},{"digest":"d985a6ff224e5774f884c305ccc0beab982d930391acd3a8280f367b69ef0306","openness":"withheld","until":null}]','6df5e21fd3ed45abc250ec8813074ab42c85e93c31468589e72445679da9601c');
INSERT INTO "entries" VALUES(42,1,'cast_ballots','2026-10-02 09:00:00.000000','r4p63yq54r','delegate/ML-3','web','["roll_entries/6","castings/3","votes/1"]','[{"digest":"93678542b752b7a62e74db03cbb203941e26e16f03be5768a3435a7776378938","openness":"public","until":null},{"digest":"e9fbcbebbce9c36d864cf732dd9f23a2daa2f362ce51bb122cb1388bdb273054","openness":"sealed","until":"votes/1"}]','ea398959a59948750c3a85b3ad9cf7324448e18b55f447647528287594601c75');
INSERT INTO "entries" VALUES(43,1,'declare_vote','2026-10-03 09:00:00.000000','wvjxwxngsd','presiding_officer','web','["votes/1","declarations/1","motions/1"]','[{"digest":"247ee38bd560e5f5264cc1cb73fa295525e1d3faadaa311c9705b8b1682a803f","openness":"public","until":null}]','f8dd16d1d419b2053b1bff8c56ef9afe29f2b98f12d602c7ab11704615ea6c04');
CREATE TABLE links (
	id INTEGER NOT NULL, 
	token_digest VARCHAR(64) NOT NULL, 
	person_id INTEGER NOT NULL, 
	purpose VARCHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_links PRIMARY KEY (id), 
	CONSTRAINT fk_links_person_id FOREIGN KEY(person_id) REFERENCES persons (id), 
	CONSTRAINT uq_links_token_digest UNIQUE (token_digest), 
	CONSTRAINT ck_links_purpose CHECK (purpose IN ('invitation', 'reset'))
);
INSERT INTO "links" VALUES(1,'8a4fd9ed986fd72a0bdeae083ca736418d8a4dbd40b284c255ddeca198d3de84',1,'invitation','2026-09-01 09:00:00.000000','2026-09-15 09:00:00.000000',NULL);
INSERT INTO "links" VALUES(2,'6b272aabee60757c6139607bc409b12a13fa8785eba3ab92a8f1940b022cc601',2,'invitation','2026-09-01 09:00:00.000000','2026-09-15 09:00:00.000000',NULL);
INSERT INTO "links" VALUES(3,'a78c3badfdf26080833fa607c0dec52c742270bddfa4b96f3f306aa2a4f9ae18',3,'invitation','2026-09-01 09:00:00.000000','2026-09-15 09:00:00.000000',NULL);
INSERT INTO "links" VALUES(4,'fb73d627a9571d28429cc6c38dff950c316d27c330972226dd0e24f655221d21',4,'invitation','2026-10-02 09:00:00.000000','2026-10-16 09:00:00.000000',NULL);
INSERT INTO "links" VALUES(5,'77afbdb241f536726a3bf36b4886d5cf2bbf1cb11144363c9ed91a9adadddef4',5,'invitation','2026-10-02 09:00:00.000000','2026-10-16 09:00:00.000000',NULL);
INSERT INTO "links" VALUES(6,'d69bb291167c163255ebbfcd546121538442420e27e8b94af5b060042a49700d',6,'invitation','2026-10-02 09:00:00.000000','2026-10-16 09:00:00.000000',NULL);
INSERT INTO "links" VALUES(7,'34f994a47b86550148baeb025c15135ff38fc853fef3ed14459e8da0411ec7ad',7,'invitation','2026-10-02 09:00:00.000000','2026-10-16 09:00:00.000000',NULL);
INSERT INTO "links" VALUES(8,'c07071ac6a26d2d383cd1102a9cb5b94b5c9e0cb2c7cbb021b52319e21e5a244',8,'invitation','2026-10-02 09:00:00.000000','2026-10-16 09:00:00.000000',NULL);
CREATE TABLE login_sessions (
	id INTEGER NOT NULL, 
	token_digest VARCHAR(64) NOT NULL, 
	person_id INTEGER NOT NULL, 
	began_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	shared BOOLEAN NOT NULL, 
	device VARCHAR(80) NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_login_sessions PRIMARY KEY (id), 
	CONSTRAINT fk_login_sessions_person_id FOREIGN KEY(person_id) REFERENCES persons (id), 
	CONSTRAINT uq_login_sessions_token_digest UNIQUE (token_digest)
);
CREATE TABLE motion_texts (
	id INTEGER NOT NULL, 
	motion_id INTEGER NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	body TEXT NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	translates VARCHAR(64), 
	written_at DATETIME NOT NULL, 
	superseded_at DATETIME, 
	CONSTRAINT pk_motion_texts PRIMARY KEY (id), 
	CONSTRAINT fk_motion_texts_motion_id FOREIGN KEY(motion_id) REFERENCES motions (id)
);
INSERT INTO "motion_texts" VALUES(1,1,'fr','Titre','Un paragraphe.

Un autre.','64b3db9ea90338425ce5b018b3efdd4a408bf0f57921607f581cfbe7b1b44dd5',NULL,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "motion_texts" VALUES(2,1,'en','Title','One.

Two.','78291b8315b0dc323b1ecbd833237cca6c37469b85e40dd75c93ae4aac289204','64b3db9ea90338425ce5b018b3efdd4a408bf0f57921607f581cfbe7b1b44dd5','2026-10-02 09:00:00.000000',NULL);
INSERT INTO "motion_texts" VALUES(3,1,'es','Title','One.

Two.','6ea2d394428dd549ca22ab40c11998132898314080d81a47c66e3e63c431ac56','64b3db9ea90338425ce5b018b3efdd4a408bf0f57921607f581cfbe7b1b44dd5','2026-10-02 09:00:00.000000',NULL);
CREATE TABLE motions (
	id INTEGER NOT NULL, 
	assembly_session_id INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	seconder_id INTEGER, 
	kind VARCHAR(32) NOT NULL, 
	effect TEXT NOT NULL, 
	authentic_language VARCHAR(2) NOT NULL, 
	agenda_item_id INTEGER, 
	submitted_at DATETIME NOT NULL, 
	seconded_at DATETIME, 
	admitted_at DATETIME, 
	withdrawn_at DATETIME, 
	lapsed_at DATETIME, 
	CONSTRAINT pk_motions PRIMARY KEY (id), 
	CONSTRAINT ck_motions_seconded_by_another CHECK (seconder_id <> author_id), 
	CONSTRAINT fk_motions_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id), 
	CONSTRAINT fk_motions_assembly_session_id FOREIGN KEY(assembly_session_id) REFERENCES assembly_sessions (id), 
	CONSTRAINT fk_motions_author_id FOREIGN KEY(author_id) REFERENCES regions (id), 
	CONSTRAINT fk_motions_seconder_id FOREIGN KEY(seconder_id) REFERENCES regions (id), 
	CONSTRAINT uq_motions_agenda_item_id UNIQUE (agenda_item_id), 
	CONSTRAINT ck_motions_kind CHECK (kind IN ('resolution', 'commitment', 'membership', 'statutes', 'procedural'))
);
INSERT INTO "motions" VALUES(1,1,4,1,'resolution','{"act":"resolution"}','fr',1,'2026-10-02 09:00:00.000000','2026-10-02 09:00:00.000000','2026-10-02 09:00:00.000000',NULL,NULL);
CREATE TABLE offices (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	region_id INTEGER, 
	began_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_offices PRIMARY KEY (id), 
	CONSTRAINT ck_offices_region_by_kind CHECK ((region_id IS NULL) = (kind IN ('secretariat', 'presiding_officer'))), 
	CONSTRAINT ck_offices_appointed CHECK (kind IN ('alternate', 'delegate', 'head_of_delegation', 'presiding_officer', 'secretariat')), 
	CONSTRAINT ck_offices_ends_after_it_began CHECK (ended_at IS NULL OR ended_at >= began_at), 
	CONSTRAINT fk_offices_person_id FOREIGN KEY(person_id) REFERENCES persons (id), 
	CONSTRAINT fk_offices_region_id FOREIGN KEY(region_id) REFERENCES regions (id), 
	CONSTRAINT ck_offices_kind CHECK (kind IN ('secretariat', 'presiding_officer', 'head_of_delegation', 'delegate', 'alternate', 'account_holder', 'system', 'founder'))
);
INSERT INTO "offices" VALUES(1,1,'secretariat',NULL,'2026-09-01 09:00:00.000000',NULL);
INSERT INTO "offices" VALUES(2,2,'secretariat',NULL,'2026-09-01 09:00:00.000000',NULL);
INSERT INTO "offices" VALUES(3,3,'presiding_officer',NULL,'2026-09-01 09:00:00.000000',NULL);
INSERT INTO "offices" VALUES(4,4,'delegate',4,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "offices" VALUES(5,5,'delegate',1,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "offices" VALUES(6,6,'delegate',4,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "offices" VALUES(7,7,'delegate',1,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "offices" VALUES(8,8,'delegate',6,'2026-10-02 09:00:00.000000',NULL);
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	facts TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	sent_at DATETIME, 
	attempts INTEGER NOT NULL, 
	next_attempt_at DATETIME, 
	last_error VARCHAR(80), 
	CONSTRAINT pk_outbox PRIMARY KEY (id), 
	CONSTRAINT fk_outbox_person_id FOREIGN KEY(person_id) REFERENCES persons (id)
);
INSERT INTO "outbox" VALUES(1,1,'invitation','{"expires_at":"2026-09-15T09:00:00+00:00","token":"FLv7Z5Ai01BzuWdFAoa-1AylTj65dV7YxrUW-Xprxec"}','2026-09-01 09:00:00.000000',NULL,0,'2026-09-01 09:00:00.000000',NULL);
INSERT INTO "outbox" VALUES(2,2,'invitation','{"expires_at":"2026-09-15T09:00:00+00:00","token":"To7joNRCytZnNomcAesAIo09NuShWTO5RVr3bhtGZYs"}','2026-09-01 09:00:00.000000',NULL,0,'2026-09-01 09:00:00.000000',NULL);
INSERT INTO "outbox" VALUES(3,3,'invitation','{"expires_at":"2026-09-15T09:00:00+00:00","token":"y32futz1UWw70VN_-X-iYa8HIt1wUUmIGRSUFdslVys"}','2026-09-01 09:00:00.000000',NULL,0,'2026-09-01 09:00:00.000000',NULL);
INSERT INTO "outbox" VALUES(4,4,'invitation','{"expires_at":"2026-10-16T09:00:00+00:00","token":"kMC4g8xcjEdYVD-Hay5kusAHi6dZbM_x8e_hP0qTp-U"}','2026-10-02 09:00:00.000000',NULL,0,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "outbox" VALUES(5,5,'invitation','{"expires_at":"2026-10-16T09:00:00+00:00","token":"0s95CAUB3S9_BzeUWelYNCuAYRIuvlld9y5Km6l1jMM"}','2026-10-02 09:00:00.000000',NULL,0,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "outbox" VALUES(6,6,'invitation','{"expires_at":"2026-10-16T09:00:00+00:00","token":"YqJLn4eXXT5boGnAWqDi9IL984N9iBjV1t9WmH5wHT8"}','2026-10-02 09:00:00.000000',NULL,0,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "outbox" VALUES(7,7,'invitation','{"expires_at":"2026-10-16T09:00:00+00:00","token":"I9hJm2IMGCSS4WT6ar8YVpur16TXu5Upd8ATdFoknQQ"}','2026-10-02 09:00:00.000000',NULL,0,'2026-10-02 09:00:00.000000',NULL);
INSERT INTO "outbox" VALUES(8,8,'invitation','{"expires_at":"2026-10-16T09:00:00+00:00","token":"k5l-prDnCc0FPMZSKm3w4mGa9Z3hh7-9STle5RYr3eg"}','2026-10-02 09:00:00.000000',NULL,0,'2026-10-02 09:00:00.000000',NULL);
CREATE TABLE payloads (
	id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	openness VARCHAR(32) NOT NULL, 
	until VARCHAR(64), 
	salt VARCHAR(64) NOT NULL, 
	body TEXT, 
	CONSTRAINT pk_payloads PRIMARY KEY (id), 
	CONSTRAINT fk_payloads_entry_id FOREIGN KEY(entry_id) REFERENCES entries (id), 
	CONSTRAINT uq_payloads_entry_id_position UNIQUE (entry_id, position), 
	CONSTRAINT ck_payloads_openness CHECK (openness IN ('public', 'sealed', 'withheld'))
);
INSERT INTO "payloads" VALUES(1,1,0,'public',NULL,'db618e21492b14db3668271fa3b54a3e','{"rows":[{"id":1,"set":{"document":{"close_when_all_cast":true,"colleague_may_change":true,"extraordinary_notice":604800,"kinds":{"commitment":{"majority":{"basis":"present_and_voting","concurrent":true,"share":"1/2","strict":true,"tie":"status_quo"},"vote_quorum":{"share":"1/2","strict":true},"voting_time":259200},"membership":{"majority":{"basis":"present_and_voting","concurrent":false,"share":"2/3","strict":false,"tie":"status_quo"},"vote_quorum":{"share":"1/2","strict":true},"voting_time":604800},"procedural":{"majority":{"basis":"present_and_voting","concurrent":false,"share":"1/2","strict":true,"tie":"casting_vote"},"vote_quorum":{"share":"1/3","strict":false},"voting_time":3600},"resolution":{"majority":{"basis":"present_and_voting","concurrent":false,"share":"1/2","strict":true,"tie":"status_quo"},"vote_quorum":{"share":"1/2","strict":true},"voting_time":86400},"statutes":{"majority":{"basis":"entitled","concurrent":true,"share":"2/3","strict":false,"tie":"status_quo"},"vote_quorum":{"share":"1/2","strict":true},"voting_time":1209600}},"languages":["en","fr","es"],"longest_vote":1209600,"ordinary_notice":2592000,"region_weight":"1/1","session_quorum":{"share":"1/2","strict":true},"shortest_vote":600,"version":1},"in_force_from":"2026-09-01T09:00:00.000000Z","version":1},"table":"statutes"},{"id":1,"set":{"joined_at":"2026-09-01T09:00:00.000000Z","public_id":"esdwx802xj"},"table":"persons"},{"id":1,"set":{"began_at":"2026-09-01T09:00:00.000000Z","ended_at":null,"kind":"secretariat","person_id":1,"region_id":null},"table":"offices"},{"id":2,"set":{"joined_at":"2026-09-01T09:00:00.000000Z","public_id":"t2r8k738ta"},"table":"persons"},{"id":2,"set":{"began_at":"2026-09-01T09:00:00.000000Z","ended_at":null,"kind":"secretariat","person_id":2,"region_id":null},"table":"offices"},{"id":3,"set":{"joined_at":"2026-09-01T09:00:00.000000Z","public_id":"wvjxwxngsd"},"table":"persons"},{"id":3,"set":{"began_at":"2026-09-01T09:00:00.000000Z","ended_at":null,"kind":"presiding_officer","person_id":3,"region_id":null},"table":"offices"}]}');
INSERT INTO "payloads" VALUES(2,1,1,'withheld',NULL,'34b7ab85923bbed08a2ffc567676e04e','{"rows":[{"id":1,"set":{"email":"officer1@assembly.example.org","language":"en","name":"Officer 1","zone":"UTC"},"table":"persons"},{"id":2,"set":{"email":"officer2@assembly.example.org","language":"en","name":"Officer 2","zone":"UTC"},"table":"persons"},{"id":3,"set":{"email":"officer3@assembly.example.org","language":"en","name":"Officer 3","zone":"UTC"},"table":"persons"}]}');
INSERT INTO "payloads" VALUES(3,2,0,'public',NULL,'50b8fe02bedbf92519ed69c66dd1e74b','{"rows":[{"id":1,"set":{"code":"FR-OCC","constituency":"high_emission","country":"FR","name":{"en":"FR-OCC","es":"FR-OCC","fr":"FR-OCC"}},"table":"regions"},{"id":1,"set":{"confirmed_at":null,"confirmed_by_id":null,"proposed_at":"2026-09-01T09:00:00.000000Z","proposed_by_id":1,"region_id":1},"table":"admissions"},{"id":1,"set":{"began_at":"2026-09-01T09:00:00.000000Z","declaration_id":null,"ended_at":null,"reason":"","region_id":1,"standing":"applicant"},"table":"standing_changes"}]}');
INSERT INTO "payloads" VALUES(4,3,0,'public',NULL,'16b84326ce0b7cd6eced00cd7cf186ed','{"rows":[{"id":1,"set":{"confirmed_at":"2026-09-01T09:00:00.000000Z","confirmed_by_id":2},"table":"admissions"},{"id":1,"set":{"ended_at":"2026-09-01T09:00:00.000000Z"},"table":"standing_changes"},{"id":2,"set":{"began_at":"2026-09-01T09:00:00.000000Z","declaration_id":null,"ended_at":null,"reason":"","region_id":1,"standing":"member"},"table":"standing_changes"}]}');
INSERT INTO "payloads" VALUES(5,4,0,'public',NULL,'7ea1c49c63b10177c8fe1f24d0e3eba0','{"rows":[{"id":2,"set":{"code":"DE-BB","constituency":"high_emission","country":"DE","name":{"en":"DE-BB","es":"DE-BB","fr":"DE-BB"}},"table":"regions"},{"id":2,"set":{"confirmed_at":null,"confirmed_by_id":null,"proposed_at":"2026-09-01T09:00:00.000000Z","proposed_by_id":1,"region_id":2},"table":"admissions"},{"id":3,"set":{"began_at":"2026-09-01T09:00:00.000000Z","declaration_id":null,"ended_at":null,"reason":"","region_id":2,"standing":"applicant"},"table":"standing_changes"}]}');
INSERT INTO "payloads" VALUES(6,5,0,'public',NULL,'22ecacd1c7a576945f395610045814f0','{"rows":[{"id":2,"set":{"confirmed_at":"2026-09-01T09:00:00.000000Z","confirmed_by_id":2},"table":"admissions"},{"id":3,"set":{"ended_at":"2026-09-01T09:00:00.000000Z"},"table":"standing_changes"},{"id":4,"set":{"began_at":"2026-09-01T09:00:00.000000Z","declaration_id":null,"ended_at":null,"reason":"","region_id":2,"standing":"member"},"table":"standing_changes"}]}');
INSERT INTO "payloads" VALUES(7,6,0,'public',NULL,'fb50042bb28cf7dad59dad8b1bbd6ccf','{"rows":[{"id":3,"set":{"code":"ES-AN","constituency":"high_emission","country":"ES","name":{"en":"ES-AN","es":"ES-AN","fr":"ES-AN"}},"table":"regions"},{"id":3,"set":{"confirmed_at":null,"confirmed_by_id":null,"proposed_at":"2026-09-01T09:00:00.000000Z","proposed_by_id":1,"region_id":3},"table":"admissions"},{"id":5,"set":{"began_at":"2026-09-01T09:00:00.000000Z","declaration_id":null,"ended_at":null,"reason":"","region_id":3,"standing":"applicant"},"table":"standing_changes"}]}');
INSERT INTO "payloads" VALUES(8,7,0,'public',NULL,'015274eccd344aabb3e2cbdfbe72ce62','{"rows":[{"id":3,"set":{"confirmed_at":"2026-09-01T09:00:00.000000Z","confirmed_by_id":2},"table":"admissions"},{"id":5,"set":{"ended_at":"2026-09-01T09:00:00.000000Z"},"table":"standing_changes"},{"id":6,"set":{"began_at":"2026-09-01T09:00:00.000000Z","declaration_id":null,"ended_at":null,"reason":"","region_id":3,"standing":"member"},"table":"standing_changes"}]}');
INSERT INTO "payloads" VALUES(9,8,0,'public',NULL,'fe5a4d1f623e0089b269fcdad3d1271b','{"rows":[{"id":4,"set":{"code":"BJ-BO","constituency":"high_potential","country":"BJ","name":{"en":"BJ-BO","es":"BJ-BO","fr":"BJ-BO"}},"table":"regions"},{"id":4,"set":{"confirmed_at":null,"confirmed_by_id":null,"proposed_at":"2026-09-01T09:00:00.000000Z","proposed_by_id":1,"region_id":4},"table":"admissions"},{"id":7,"set":{"began_at":"2026-09-01T09:00:00.000000Z","declaration_id":null,"ended_at":null,"reason":"","region_id":4,"standing":"applicant"},"table":"standing_changes"}]}');
INSERT INTO "payloads" VALUES(10,9,0,'public',NULL,'38b471ebd33635dc7a6be522cdb0850d','{"rows":[{"id":4,"set":{"confirmed_at":"2026-09-01T09:00:00.000000Z","confirmed_by_id":2},"table":"admissions"},{"id":7,"set":{"ended_at":"2026-09-01T09:00:00.000000Z"},"table":"standing_changes"},{"id":8,"set":{"began_at":"2026-09-01T09:00:00.000000Z","declaration_id":null,"ended_at":null,"reason":"","region_id":4,"standing":"member"},"table":"standing_changes"}]}');
INSERT INTO "payloads" VALUES(11,10,0,'public',NULL,'adbb78ff8d238a5023957bfd248d2cff','{"rows":[{"id":5,"set":{"code":"CD-BC","constituency":"high_potential","country":"CD","name":{"en":"CD-BC","es":"CD-BC","fr":"CD-BC"}},"table":"regions"},{"id":5,"set":{"confirmed_at":null,"confirmed_by_id":null,"proposed_at":"2026-09-01T09:00:00.000000Z","proposed_by_id":1,"region_id":5},"table":"admissions"},{"id":9,"set":{"began_at":"2026-09-01T09:00:00.000000Z","declaration_id":null,"ended_at":null,"reason":"","region_id":5,"standing":"applicant"},"table":"standing_changes"}]}');
INSERT INTO "payloads" VALUES(12,11,0,'public',NULL,'d3c8a866bd47529ce76af14762c81fca','{"rows":[{"id":5,"set":{"confirmed_at":"2026-09-01T09:00:00.000000Z","confirmed_by_id":2},"table":"admissions"},{"id":9,"set":{"ended_at":"2026-09-01T09:00:00.000000Z"},"table":"standing_changes"},{"id":10,"set":{"began_at":"2026-09-01T09:00:00.000000Z","declaration_id":null,"ended_at":null,"reason":"","region_id":5,"standing":"member"},"table":"standing_changes"}]}');
INSERT INTO "payloads" VALUES(13,12,0,'public',NULL,'feadfd5f2b7f994db7478c36fc243700','{"rows":[{"id":6,"set":{"code":"ML-3","constituency":"high_potential","country":"ML","name":{"en":"ML-3","es":"ML-3","fr":"ML-3"}},"table":"regions"},{"id":6,"set":{"confirmed_at":null,"confirmed_by_id":null,"proposed_at":"2026-09-01T09:00:00.000000Z","proposed_by_id":1,"region_id":6},"table":"admissions"},{"id":11,"set":{"began_at":"2026-09-01T09:00:00.000000Z","declaration_id":null,"ended_at":null,"reason":"","region_id":6,"standing":"applicant"},"table":"standing_changes"}]}');
INSERT INTO "payloads" VALUES(14,13,0,'public',NULL,'8d5712fd388762007c5566d3804f980f','{"rows":[{"id":6,"set":{"confirmed_at":"2026-09-01T09:00:00.000000Z","confirmed_by_id":2},"table":"admissions"},{"id":11,"set":{"ended_at":"2026-09-01T09:00:00.000000Z"},"table":"standing_changes"},{"id":12,"set":{"began_at":"2026-09-01T09:00:00.000000Z","declaration_id":null,"ended_at":null,"reason":"","region_id":6,"standing":"member"},"table":"standing_changes"}]}');
INSERT INTO "payloads" VALUES(15,14,0,'public',NULL,'4f86db7652b1f3a1a49f658870e0d21f','{"rows":[{"id":1,"set":{"closed_at":null,"convened_at":"2026-09-01T09:00:00.000000Z","kind":"ordinary","name":{"en":"Session","es":"Session","fr":"Session"},"number":1,"opened_at":null,"opens_at":"2026-10-02T09:00:00.000000Z","place":{"en":"Parakou","es":"Parakou","fr":"Parakou"},"statutes_id":1,"zone":"Africa/Porto-Novo"},"table":"assembly_sessions"}]}');
INSERT INTO "payloads" VALUES(16,15,0,'public',NULL,'cbaff35ec87f54ddffc67b198190a454','{"rows":[{"id":1,"set":{"accredited_at":"2026-10-02T09:00:00.000000Z","assembly_session_id":1,"ended_at":null,"region_id":1},"table":"accreditations"}]}');
INSERT INTO "payloads" VALUES(17,16,0,'public',NULL,'5526166840c5b530188ae191ad5d8d91','{"rows":[{"id":1,"set":{"accreditation_id":1,"arrived_at":"2026-10-02T09:00:00.000000Z","left_at":null},"table":"attendances"}]}');
INSERT INTO "payloads" VALUES(18,17,0,'public',NULL,'385530b7eba1ba13ff33f4cf8efa1277','{"rows":[{"id":2,"set":{"accredited_at":"2026-10-02T09:00:00.000000Z","assembly_session_id":1,"ended_at":null,"region_id":2},"table":"accreditations"}]}');
INSERT INTO "payloads" VALUES(19,18,0,'public',NULL,'4e912d0a9907857bf6c6bbbbcd430651','{"rows":[{"id":2,"set":{"accreditation_id":2,"arrived_at":"2026-10-02T09:00:00.000000Z","left_at":null},"table":"attendances"}]}');
INSERT INTO "payloads" VALUES(20,19,0,'public',NULL,'0f8941d6cb71bfab34863ba8c52a9701','{"rows":[{"id":3,"set":{"accredited_at":"2026-10-02T09:00:00.000000Z","assembly_session_id":1,"ended_at":null,"region_id":3},"table":"accreditations"}]}');
INSERT INTO "payloads" VALUES(21,20,0,'public',NULL,'b8d5eb3797e0c5997325c5030ca580fc','{"rows":[{"id":3,"set":{"accreditation_id":3,"arrived_at":"2026-10-02T09:00:00.000000Z","left_at":null},"table":"attendances"}]}');
INSERT INTO "payloads" VALUES(22,21,0,'public',NULL,'855744a130ce33984bb0aa8587a2b326','{"rows":[{"id":4,"set":{"accredited_at":"2026-10-02T09:00:00.000000Z","assembly_session_id":1,"ended_at":null,"region_id":4},"table":"accreditations"}]}');
INSERT INTO "payloads" VALUES(23,22,0,'public',NULL,'2bcc1ca175c82878a0e4b6ccf8b644b1','{"rows":[{"id":4,"set":{"accreditation_id":4,"arrived_at":"2026-10-02T09:00:00.000000Z","left_at":null},"table":"attendances"}]}');
INSERT INTO "payloads" VALUES(24,23,0,'public',NULL,'b8b072bf8563fc2ff398f8cb5882c4e6','{"rows":[{"id":5,"set":{"accredited_at":"2026-10-02T09:00:00.000000Z","assembly_session_id":1,"ended_at":null,"region_id":5},"table":"accreditations"}]}');
INSERT INTO "payloads" VALUES(25,24,0,'public',NULL,'f605bce10f0fbdae20b87e8b254fb8ee','{"rows":[{"id":5,"set":{"accreditation_id":5,"arrived_at":"2026-10-02T09:00:00.000000Z","left_at":null},"table":"attendances"}]}');
INSERT INTO "payloads" VALUES(26,25,0,'public',NULL,'faaeb7fd8b166f329be2ed6926da76ca','{"rows":[{"id":6,"set":{"accredited_at":"2026-10-02T09:00:00.000000Z","assembly_session_id":1,"ended_at":null,"region_id":6},"table":"accreditations"}]}');
INSERT INTO "payloads" VALUES(27,26,0,'public',NULL,'4c0489a7fe0d8138cb632b286cbbf714','{"rows":[{"id":6,"set":{"accreditation_id":6,"arrived_at":"2026-10-02T09:00:00.000000Z","left_at":null},"table":"attendances"}]}');
INSERT INTO "payloads" VALUES(28,27,0,'public',NULL,'4217566f94dcef579504640a7f1eebde','{"rows":[{"id":1,"set":{"opened_at":"2026-10-02T09:00:00.000000Z"},"table":"assembly_sessions"}]}');
INSERT INTO "payloads" VALUES(29,28,0,'public',NULL,'9e723c3d73340a92b89a81b34bf9d743','{"rows":[{"id":4,"set":{"joined_at":"2026-10-02T09:00:00.000000Z","public_id":"ec0k1bza82"},"table":"persons"},{"id":4,"set":{"began_at":"2026-10-02T09:00:00.000000Z","ended_at":null,"kind":"delegate","person_id":4,"region_id":4},"table":"offices"}]}');
INSERT INTO "payloads" VALUES(30,28,1,'withheld',NULL,'eda2b9f29e57f3000e0dc3cbdda565b6','{"rows":[{"id":4,"set":{"email":"person4@assembly.example.org","language":"fr","name":"Delegate 4","zone":"Africa/Porto-Novo"},"table":"persons"}]}');
INSERT INTO "payloads" VALUES(31,29,0,'public',NULL,'b05d91da04f6c2a99a95b9734a5adc05','{"rows":[{"id":5,"set":{"joined_at":"2026-10-02T09:00:00.000000Z","public_id":"0s2y5qwzpq"},"table":"persons"},{"id":5,"set":{"began_at":"2026-10-02T09:00:00.000000Z","ended_at":null,"kind":"delegate","person_id":5,"region_id":1},"table":"offices"}]}');
INSERT INTO "payloads" VALUES(32,29,1,'withheld',NULL,'8477fc93d8a07c79cc08b49c86aca7d3','{"rows":[{"id":5,"set":{"email":"person5@assembly.example.org","language":"fr","name":"Delegate 5","zone":"Africa/Porto-Novo"},"table":"persons"}]}');
INSERT INTO "payloads" VALUES(33,30,0,'public',NULL,'5a80668d676da76d94bb64e06c5cb1fe','{"rows":[{"id":1,"set":{"admitted_at":null,"agenda_item_id":null,"assembly_session_id":1,"authentic_language":"fr","author_id":4,"effect":{"act":"resolution"},"kind":"resolution","lapsed_at":null,"seconded_at":null,"seconder_id":null,"submitted_at":"2026-10-02T09:00:00.000000Z","withdrawn_at":null},"table":"motions"},{"id":1,"set":{"body":"Un paragraphe.\n\nUn autre.","digest":"64b3db9ea90338425ce5b018b3efdd4a408bf0f57921607f581cfbe7b1b44dd5","language":"fr","motion_id":1,"superseded_at":null,"title":"Titre","translates":null,"written_at":"2026-10-02T09:00:00.000000Z"},"table":"motion_texts"}]}');
INSERT INTO "payloads" VALUES(34,31,0,'public',NULL,'5723fd438f8d7aa6ff4101532fc71abb','{"rows":[{"id":2,"set":{"body":"One.\n\nTwo.","digest":"78291b8315b0dc323b1ecbd833237cca6c37469b85e40dd75c93ae4aac289204","language":"en","motion_id":1,"superseded_at":null,"title":"Title","translates":"64b3db9ea90338425ce5b018b3efdd4a408bf0f57921607f581cfbe7b1b44dd5","written_at":"2026-10-02T09:00:00.000000Z"},"table":"motion_texts"}]}');
INSERT INTO "payloads" VALUES(35,32,0,'public',NULL,'ca8c10d990719c8701a81a7aa7d66784','{"rows":[{"id":3,"set":{"body":"One.\n\nTwo.","digest":"6ea2d394428dd549ca22ab40c11998132898314080d81a47c66e3e63c431ac56","language":"es","motion_id":1,"superseded_at":null,"title":"Title","translates":"64b3db9ea90338425ce5b018b3efdd4a408bf0f57921607f581cfbe7b1b44dd5","written_at":"2026-10-02T09:00:00.000000Z"},"table":"motion_texts"}]}');
INSERT INTO "payloads" VALUES(36,33,0,'public',NULL,'2c3375f10092d00d93c90546d555c782','{"rows":[{"id":1,"set":{"seconded_at":"2026-10-02T09:00:00.000000Z","seconder_id":1},"table":"motions"}]}');
INSERT INTO "payloads" VALUES(37,34,0,'public',NULL,'5f033ce3275fa42d635b9a909fea9c90','{"rows":[{"id":1,"set":{"admitted_at":"2026-10-02T09:00:00.000000Z"},"table":"motions"}]}');
INSERT INTO "payloads" VALUES(38,35,0,'public',NULL,'e742d4d76a033e8a022528959239ffff','{"rows":[{"id":1,"set":{"assembly_session_id":1,"position":1,"title":{"en":"Title","es":"Title","fr":"Titre"}},"table":"agenda_items"},{"id":1,"set":{"agenda_item_id":1},"table":"motions"}]}');
INSERT INTO "payloads" VALUES(39,36,0,'public',NULL,'f96b745ff22471656698ac5fc3a57c75','{"rows":[{"id":1,"set":{"constituency":"high_potential","present":true,"region_id":4,"vote_id":1,"weight":"1/1"},"table":"roll_entries"},{"id":2,"set":{"constituency":"high_potential","present":true,"region_id":5,"vote_id":1,"weight":"1/1"},"table":"roll_entries"},{"id":3,"set":{"constituency":"high_emission","present":true,"region_id":2,"vote_id":1,"weight":"1/1"},"table":"roll_entries"},{"id":4,"set":{"constituency":"high_emission","present":true,"region_id":3,"vote_id":1,"weight":"1/1"},"table":"roll_entries"},{"id":5,"set":{"constituency":"high_emission","present":true,"region_id":1,"vote_id":1,"weight":"1/1"},"table":"roll_entries"},{"id":6,"set":{"constituency":"high_potential","present":true,"region_id":6,"vote_id":1,"weight":"1/1"},"table":"roll_entries"},{"id":1,"set":{"annulled_at":null,"annulment_reason":null,"assembly_session_id":1,"closed_at":null,"closes_at":"2026-10-03T09:00:00.000000Z","declared_at":null,"majority":{"basis":"present_and_voting","concurrent":false,"share":"1/2","strict":true,"tie":"status_quo"},"motion_id":1,"opens_at":"2026-10-02T09:00:00.000000Z","quorum":{"share":"1/2","strict":true},"roll_digest":"d39041a8495d24e9f05698f6038993cb5acf194a97d3fbb5c7016c5c9d54c4fc","statutes_id":1,"text_digest":"64b3db9ea90338425ce5b018b3efdd4a408bf0f57921607f581cfbe7b1b44dd5"},"table":"votes"}]}');
INSERT INTO "payloads" VALUES(40,37,0,'public',NULL,'098dfad82ab68129a0c206d38626aa7b','{"rows":[{"id":6,"set":{"joined_at":"2026-10-02T09:00:00.000000Z","public_id":"rgsnwjw3aq"},"table":"persons"},{"id":6,"set":{"began_at":"2026-10-02T09:00:00.000000Z","ended_at":null,"kind":"delegate","person_id":6,"region_id":4},"table":"offices"}]}');
INSERT INTO "payloads" VALUES(41,37,1,'withheld',NULL,'c167b502f2d7902179a82156a86e186b','{"rows":[{"id":6,"set":{"email":"person6@assembly.example.org","language":"fr","name":"Delegate 6","zone":"Africa/Porto-Novo"},"table":"persons"}]}');
INSERT INTO "payloads" VALUES(42,38,0,'public',NULL,'05f856b15fa77d3e8e85aac2bbc68b5f','{"rows":[{"id":1,"set":{"casting_id":1,"revision":1,"roll_entry_id":1,"vote_id":1},"table":"ballots"},{"id":1,"set":{"cast_at":"2026-10-02T09:00:00.000000Z","key":"key-0","person_id":6,"region_id":4},"table":"castings"}]}');
INSERT INTO "payloads" VALUES(43,38,1,'sealed','votes/1','cf00741607752c48a1d03c7f48182f6b','{"rows":[{"id":1,"set":{"choice":"for","code":"GWS8V-WJ2ZD"},"table":"ballots"}]}');
INSERT INTO "payloads" VALUES(44,39,0,'public',NULL,'d30a362c9e5d7ca4ecef3a77716e6cc0','{"rows":[{"id":7,"set":{"joined_at":"2026-10-02T09:00:00.000000Z","public_id":"0z4ede68dw"},"table":"persons"},{"id":7,"set":{"began_at":"2026-10-02T09:00:00.000000Z","ended_at":null,"kind":"delegate","person_id":7,"region_id":1},"table":"offices"}]}');
INSERT INTO "payloads" VALUES(45,39,1,'withheld',NULL,'6b2dc7c84ae277cf378c9e7cef44ec1e','{"rows":[{"id":7,"set":{"email":"person7@assembly.example.org","language":"fr","name":"Delegate 7","zone":"Africa/Porto-Novo"},"table":"persons"}]}');
INSERT INTO "payloads" VALUES(46,40,0,'public',NULL,'6c0de4ee6fa4ccc279267ff152a8c830','{"rows":[{"id":2,"set":{"casting_id":2,"revision":1,"roll_entry_id":5,"vote_id":1},"table":"ballots"},{"id":2,"set":{"cast_at":"2026-10-02T09:00:00.000000Z","key":"key-1","person_id":7,"region_id":1},"table":"castings"}]}');
INSERT INTO "payloads" VALUES(47,40,1,'sealed','votes/1','a36e83d2216eca5c1804669c87824655','{"rows":[{"id":2,"set":{"choice":"for","code":"43Z49-BX45R"},"table":"ballots"}]}');
INSERT INTO "payloads" VALUES(48,41,0,'public',NULL,'e2be19bee42e32b1715926b39729c4b1','{"rows":[{"id":8,"set":{"joined_at":"2026-10-02T09:00:00.000000Z","public_id":"r4p63yq54r"},"table":"persons"},{"id":8,"set":{"began_at":"2026-10-02T09:00:00.000000Z","ended_at":null,"kind":"delegate","person_id":8,"region_id":6},"table":"offices"}]}');
INSERT INTO "payloads" VALUES(49,41,1,'withheld',NULL,'b17c4d41227c5292a2b6b5fa65d84d66','{"rows":[{"id":8,"set":{"email":"person8@assembly.example.org","language":"fr","name":"Delegate 8","zone":"Africa/Porto-Novo"},"table":"persons"}]}');
INSERT INTO "payloads" VALUES(50,42,0,'public',NULL,'2e719cc504b2263ba6204669aa00210b','{"rows":[{"id":3,"set":{"casting_id":3,"revision":1,"roll_entry_id":6,"vote_id":1},"table":"ballots"},{"id":3,"set":{"cast_at":"2026-10-02T09:00:00.000000Z","key":"key-2","person_id":8,"region_id":6},"table":"castings"}]}');
INSERT INTO "payloads" VALUES(51,42,1,'sealed','votes/1','3e84de548e26ef95a585169d659abd22','{"rows":[{"id":3,"set":{"choice":"for","code":"WTK9F-ZHER4"},"table":"ballots"}]}');
INSERT INTO "payloads" VALUES(52,43,0,'public',NULL,'1060ab779be828634fdbbdc4b7715089','{"rows":[{"id":1,"set":{"declared_at":"2026-10-03T09:00:00.000000Z","effect_done":false,"outcome":"not_decided","verdict":{"casting_vote":null,"outcome":"not_decided","quorum":{"entitled":6,"met":false,"needed":4,"present":3},"steps":[{"at_least":true,"base":"3/1","basis":"present_and_voting","in_favour":"3/1","met":true,"needed":"2/1","scope":null,"share":"1/2","strict":true}],"tally":{"abstentions":{"heads":0,"weight":"0/1"},"against":{"heads":0,"weight":"0/1"},"did_not_vote":{"heads":3,"weight":"3/1"},"entitled":{"heads":6,"weight":"6/1"},"in_favour":{"heads":3,"weight":"3/1"},"present":{"heads":6,"weight":"6/1"}},"tie":false},"vote_id":1},"table":"declarations"},{"id":1,"set":{"declared_at":"2026-10-03T09:00:00.000000Z"},"table":"votes"}]}');
CREATE TABLE persons (
	id INTEGER NOT NULL, 
	public_id VARCHAR(16) NOT NULL, 
	email VARCHAR(254) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	zone VARCHAR(64) NOT NULL, 
	joined_at DATETIME NOT NULL, 
	CONSTRAINT pk_persons PRIMARY KEY (id), 
	CONSTRAINT uq_persons_email UNIQUE (email), 
	CONSTRAINT uq_persons_public_id UNIQUE (public_id)
);
INSERT INTO "persons" VALUES(1,'esdwx802xj','officer1@assembly.example.org','Officer 1','en','UTC','2026-09-01 09:00:00.000000');
INSERT INTO "persons" VALUES(2,'t2r8k738ta','officer2@assembly.example.org','Officer 2','en','UTC','2026-09-01 09:00:00.000000');
INSERT INTO "persons" VALUES(3,'wvjxwxngsd','officer3@assembly.example.org','Officer 3','en','UTC','2026-09-01 09:00:00.000000');
INSERT INTO "persons" VALUES(4,'ec0k1bza82','person4@assembly.example.org','Delegate 4','fr','Africa/Porto-Novo','2026-10-02 09:00:00.000000');
INSERT INTO "persons" VALUES(5,'0s2y5qwzpq','person5@assembly.example.org','Delegate 5','fr','Africa/Porto-Novo','2026-10-02 09:00:00.000000');
INSERT INTO "persons" VALUES(6,'rgsnwjw3aq','person6@assembly.example.org','Delegate 6','fr','Africa/Porto-Novo','2026-10-02 09:00:00.000000');
INSERT INTO "persons" VALUES(7,'0z4ede68dw','person7@assembly.example.org','Delegate 7','fr','Africa/Porto-Novo','2026-10-02 09:00:00.000000');
INSERT INTO "persons" VALUES(8,'r4p63yq54r','person8@assembly.example.org','Delegate 8','fr','Africa/Porto-Novo','2026-10-02 09:00:00.000000');
CREATE TABLE regions (
	id INTEGER NOT NULL, 
	code VARCHAR(10) NOT NULL, 
	name TEXT NOT NULL, 
	country VARCHAR(2) NOT NULL, 
	constituency VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_regions PRIMARY KEY (id), 
	CONSTRAINT uq_regions_code UNIQUE (code), 
	CONSTRAINT ck_regions_constituency CHECK (constituency IN ('high_emission', 'high_potential'))
);
INSERT INTO "regions" VALUES(1,'FR-OCC','{"en":"FR-OCC","es":"FR-OCC","fr":"FR-OCC"}','FR','high_emission');
INSERT INTO "regions" VALUES(2,'DE-BB','{"en":"DE-BB","es":"DE-BB","fr":"DE-BB"}','DE','high_emission');
INSERT INTO "regions" VALUES(3,'ES-AN','{"en":"ES-AN","es":"ES-AN","fr":"ES-AN"}','ES','high_emission');
INSERT INTO "regions" VALUES(4,'BJ-BO','{"en":"BJ-BO","es":"BJ-BO","fr":"BJ-BO"}','BJ','high_potential');
INSERT INTO "regions" VALUES(5,'CD-BC','{"en":"CD-BC","es":"CD-BC","fr":"CD-BC"}','CD','high_potential');
INSERT INTO "regions" VALUES(6,'ML-3','{"en":"ML-3","es":"ML-3","fr":"ML-3"}','ML','high_potential');
CREATE TABLE resolutions (
	id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	motion_id INTEGER NOT NULL, 
	declaration_id INTEGER NOT NULL, 
	adopted_at DATETIME NOT NULL, 
	CONSTRAINT pk_resolutions PRIMARY KEY (id), 
	CONSTRAINT fk_resolutions_declaration_id FOREIGN KEY(declaration_id) REFERENCES declarations (id), 
	CONSTRAINT fk_resolutions_motion_id FOREIGN KEY(motion_id) REFERENCES motions (id), 
	CONSTRAINT uq_resolutions_declaration_id UNIQUE (declaration_id), 
	CONSTRAINT uq_resolutions_motion_id UNIQUE (motion_id), 
	CONSTRAINT uq_resolutions_year_number UNIQUE (year, number)
);
CREATE TABLE roll_entries (
	id INTEGER NOT NULL, 
	vote_id INTEGER NOT NULL, 
	region_id INTEGER NOT NULL, 
	constituency VARCHAR(32) NOT NULL, 
	weight VARCHAR(80) NOT NULL, 
	present BOOLEAN NOT NULL, 
	CONSTRAINT pk_roll_entries PRIMARY KEY (id), 
	CONSTRAINT fk_roll_entries_region_id FOREIGN KEY(region_id) REFERENCES regions (id), 
	CONSTRAINT fk_roll_entries_vote_id FOREIGN KEY(vote_id) REFERENCES votes (id), 
	CONSTRAINT uq_roll_entries_id_vote_id UNIQUE (id, vote_id), 
	CONSTRAINT uq_roll_entries_vote_id_region_id UNIQUE (vote_id, region_id), 
	CONSTRAINT ck_roll_entries_constituency CHECK (constituency IN ('high_emission', 'high_potential'))
);
INSERT INTO "roll_entries" VALUES(1,1,4,'high_potential','1/1',1);
INSERT INTO "roll_entries" VALUES(2,1,5,'high_potential','1/1',1);
INSERT INTO "roll_entries" VALUES(3,1,2,'high_emission','1/1',1);
INSERT INTO "roll_entries" VALUES(4,1,3,'high_emission','1/1',1);
INSERT INTO "roll_entries" VALUES(5,1,1,'high_emission','1/1',1);
INSERT INTO "roll_entries" VALUES(6,1,6,'high_potential','1/1',1);
CREATE TABLE standing_changes (
	id INTEGER NOT NULL, 
	region_id INTEGER NOT NULL, 
	standing VARCHAR(32) NOT NULL, 
	reason TEXT NOT NULL, 
	declaration_id INTEGER, 
	began_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_standing_changes PRIMARY KEY (id), 
	CONSTRAINT ck_standing_changes_ends_after_it_began CHECK (ended_at IS NULL OR ended_at >= began_at), 
	CONSTRAINT fk_standing_changes_declaration_id FOREIGN KEY(declaration_id) REFERENCES declarations (id), 
	CONSTRAINT fk_standing_changes_region_id FOREIGN KEY(region_id) REFERENCES regions (id), 
	CONSTRAINT ck_standing_changes_standing CHECK (standing IN ('applicant', 'member', 'suspended', 'withdrawn', 'expelled'))
);
INSERT INTO "standing_changes" VALUES(1,1,'applicant','',NULL,'2026-09-01 09:00:00.000000','2026-09-01 09:00:00.000000');
INSERT INTO "standing_changes" VALUES(2,1,'member','',NULL,'2026-09-01 09:00:00.000000',NULL);
INSERT INTO "standing_changes" VALUES(3,2,'applicant','',NULL,'2026-09-01 09:00:00.000000','2026-09-01 09:00:00.000000');
INSERT INTO "standing_changes" VALUES(4,2,'member','',NULL,'2026-09-01 09:00:00.000000',NULL);
INSERT INTO "standing_changes" VALUES(5,3,'applicant','',NULL,'2026-09-01 09:00:00.000000','2026-09-01 09:00:00.000000');
INSERT INTO "standing_changes" VALUES(6,3,'member','',NULL,'2026-09-01 09:00:00.000000',NULL);
INSERT INTO "standing_changes" VALUES(7,4,'applicant','',NULL,'2026-09-01 09:00:00.000000','2026-09-01 09:00:00.000000');
INSERT INTO "standing_changes" VALUES(8,4,'member','',NULL,'2026-09-01 09:00:00.000000',NULL);
INSERT INTO "standing_changes" VALUES(9,5,'applicant','',NULL,'2026-09-01 09:00:00.000000','2026-09-01 09:00:00.000000');
INSERT INTO "standing_changes" VALUES(10,5,'member','',NULL,'2026-09-01 09:00:00.000000',NULL);
INSERT INTO "standing_changes" VALUES(11,6,'applicant','',NULL,'2026-09-01 09:00:00.000000','2026-09-01 09:00:00.000000');
INSERT INTO "standing_changes" VALUES(12,6,'member','',NULL,'2026-09-01 09:00:00.000000',NULL);
CREATE TABLE statutes (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	document TEXT NOT NULL, 
	in_force_from DATETIME NOT NULL, 
	CONSTRAINT pk_statutes PRIMARY KEY (id), 
	CONSTRAINT uq_statutes_version UNIQUE (version)
);
INSERT INTO "statutes" VALUES(1,1,'{"close_when_all_cast":true,"colleague_may_change":true,"extraordinary_notice":604800,"kinds":{"commitment":{"majority":{"basis":"present_and_voting","concurrent":true,"share":"1/2","strict":true,"tie":"status_quo"},"vote_quorum":{"share":"1/2","strict":true},"voting_time":259200},"membership":{"majority":{"basis":"present_and_voting","concurrent":false,"share":"2/3","strict":false,"tie":"status_quo"},"vote_quorum":{"share":"1/2","strict":true},"voting_time":604800},"procedural":{"majority":{"basis":"present_and_voting","concurrent":false,"share":"1/2","strict":true,"tie":"casting_vote"},"vote_quorum":{"share":"1/3","strict":false},"voting_time":3600},"resolution":{"majority":{"basis":"present_and_voting","concurrent":false,"share":"1/2","strict":true,"tie":"status_quo"},"vote_quorum":{"share":"1/2","strict":true},"voting_time":86400},"statutes":{"majority":{"basis":"entitled","concurrent":true,"share":"2/3","strict":false,"tie":"status_quo"},"vote_quorum":{"share":"1/2","strict":true},"voting_time":1209600}},"languages":["en","fr","es"],"longest_vote":1209600,"ordinary_notice":2592000,"region_weight":"1/1","session_quorum":{"share":"1/2","strict":true},"shortest_vote":600,"version":1}','2026-09-01 09:00:00.000000');
CREATE TABLE suspensions (
	id INTEGER NOT NULL, 
	assembly_session_id INTEGER NOT NULL, 
	suspended_at DATETIME NOT NULL, 
	resumed_at DATETIME, 
	CONSTRAINT pk_suspensions PRIMARY KEY (id), 
	CONSTRAINT ck_suspensions_resumes_after CHECK (resumed_at IS NULL OR resumed_at >= suspended_at), 
	CONSTRAINT fk_suspensions_assembly_session_id FOREIGN KEY(assembly_session_id) REFERENCES assembly_sessions (id)
);
CREATE TABLE throttles (
	id INTEGER NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	window_began_at DATETIME NOT NULL, 
	failures INTEGER NOT NULL, 
	CONSTRAINT pk_throttles PRIMARY KEY (id), 
	CONSTRAINT uq_throttles_key UNIQUE ("key")
);
CREATE TABLE twins (
	id INTEGER NOT NULL, 
	emission_region_id INTEGER NOT NULL, 
	potential_region_id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	commitment TEXT NOT NULL, 
	registered_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_twins PRIMARY KEY (id), 
	CONSTRAINT ck_twins_two_regions CHECK (emission_region_id <> potential_region_id), 
	CONSTRAINT fk_twins_emission_region_id FOREIGN KEY(emission_region_id) REFERENCES regions (id), 
	CONSTRAINT fk_twins_potential_region_id FOREIGN KEY(potential_region_id) REFERENCES regions (id)
);
CREATE TABLE votes (
	id INTEGER NOT NULL, 
	motion_id INTEGER NOT NULL, 
	assembly_session_id INTEGER NOT NULL, 
	statutes_id INTEGER NOT NULL, 
	text_digest VARCHAR(64) NOT NULL, 
	majority TEXT NOT NULL, 
	quorum TEXT NOT NULL, 
	roll_digest VARCHAR(64) NOT NULL, 
	opens_at DATETIME NOT NULL, 
	closes_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	declared_at DATETIME, 
	annulled_at DATETIME, 
	annulment_reason TEXT, 
	CONSTRAINT pk_votes PRIMARY KEY (id), 
	CONSTRAINT ck_votes_annulled_with_reason CHECK ((annulled_at IS NULL) = (annulment_reason IS NULL)), 
	CONSTRAINT ck_votes_closes_after_it_opens CHECK (closes_at > opens_at), 
	CONSTRAINT fk_votes_assembly_session_id FOREIGN KEY(assembly_session_id) REFERENCES assembly_sessions (id), 
	CONSTRAINT fk_votes_motion_id FOREIGN KEY(motion_id) REFERENCES motions (id), 
	CONSTRAINT fk_votes_statutes_id FOREIGN KEY(statutes_id) REFERENCES statutes (id)
);
INSERT INTO "votes" VALUES(1,1,1,1,'64b3db9ea90338425ce5b018b3efdd4a408bf0f57921607f581cfbe7b1b44dd5','{"basis":"present_and_voting","concurrent":false,"share":"1/2","strict":true,"tie":"status_quo"}','{"share":"1/2","strict":true}','d39041a8495d24e9f05698f6038993cb5acf194a97d3fbb5c7016c5c9d54c4fc','2026-10-02 09:00:00.000000','2026-10-03 09:00:00.000000',NULL,'2026-10-03 09:00:00.000000',NULL,NULL);
CREATE INDEX ix_entries_act ON entries (act);
CREATE INDEX ix_entries_at ON entries (at);
CREATE INDEX ix_castings_region_id ON castings (region_id);
CREATE INDEX ix_links_person_id ON links (person_id);
CREATE INDEX ix_login_sessions_person_id ON login_sessions (person_id);
CREATE INDEX ix_offices_person_id ON offices (person_id);
CREATE INDEX ix_offices_region_id ON offices (region_id);
CREATE INDEX ix_outbox_next_attempt_at ON outbox (next_attempt_at);
CREATE INDEX ix_outbox_person_id ON outbox (person_id);
CREATE INDEX ix_payloads_until ON payloads (until);
CREATE INDEX ix_twins_emission_region_id ON twins (emission_region_id);
CREATE INDEX ix_twins_potential_region_id ON twins (potential_region_id);
CREATE INDEX ix_accreditations_region_id ON accreditations (region_id);
CREATE UNIQUE INDEX uq_accreditations_in_force ON accreditations (assembly_session_id, region_id) WHERE ended_at IS NULL;
CREATE INDEX ix_suspensions_assembly_session_id ON suspensions (assembly_session_id);
CREATE UNIQUE INDEX uq_suspensions_in_force ON suspensions (assembly_session_id) WHERE resumed_at IS NULL;
CREATE INDEX ix_attendances_accreditation_id ON attendances (accreditation_id);
CREATE UNIQUE INDEX uq_attendances_in_force ON attendances (accreditation_id) WHERE left_at IS NULL;
CREATE INDEX ix_motions_assembly_session_id ON motions (assembly_session_id);
CREATE INDEX ix_motions_author_id ON motions (author_id);
CREATE INDEX ix_motion_texts_motion_id ON motion_texts (motion_id);
CREATE UNIQUE INDEX uq_motion_texts_current ON motion_texts (motion_id, language) WHERE superseded_at IS NULL;
CREATE INDEX ix_votes_assembly_session_id ON votes (assembly_session_id);
CREATE INDEX ix_votes_motion_id ON votes (motion_id);
CREATE UNIQUE INDEX uq_votes_undecided ON votes (motion_id) WHERE annulled_at IS NULL AND declared_at IS NULL;
CREATE INDEX ix_roll_entries_region_id ON roll_entries (region_id);
CREATE INDEX ix_ballots_casting_id ON ballots (casting_id);
CREATE INDEX ix_ballots_vote_id ON ballots (vote_id);
CREATE INDEX ix_standing_changes_region_id ON standing_changes (region_id);
CREATE UNIQUE INDEX uq_standing_changes_in_force ON standing_changes (region_id) WHERE ended_at IS NULL;
CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER entries_no_replace BEFORE INSERT ON entries WHEN EXISTS (SELECT 1 FROM entries WHERE id = NEW.id OR leaf = NEW.leaf) BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER payloads_no_delete BEFORE DELETE ON payloads BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER payloads_no_replace BEFORE INSERT ON payloads WHEN EXISTS (SELECT 1 FROM payloads WHERE id = NEW.id OR (entry_id = NEW.entry_id AND position = NEW.position)) BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER payloads_erase_withheld BEFORE UPDATE ON payloads WHEN NOT (OLD.openness = 'withheld' AND NEW.body IS NULL AND NEW.id IS OLD.id AND NEW.entry_id IS OLD.entry_id AND NEW.position IS OLD.position AND NEW.openness IS OLD.openness AND NEW.until IS OLD.until AND NEW.salt IS OLD.salt) BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
COMMIT;
