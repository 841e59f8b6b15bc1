BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE approvals (
	id TEXT NOT NULL, 
	packet_id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	approved_by TEXT NOT NULL, 
	statement TEXT NOT NULL, 
	document_sha256 TEXT NOT NULL, 
	engine TEXT NOT NULL, 
	model TEXT, 
	source_sha256 TEXT, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_approvals PRIMARY KEY (id), 
	CONSTRAINT fk_approvals_packet_id_packets FOREIGN KEY(packet_id) REFERENCES packets (id) ON DELETE CASCADE, 
	CONSTRAINT uq_approvals_packet_id_number UNIQUE (packet_id, number)
);
INSERT INTO "approvals" VALUES('id00013','id00003',1,2,'Wren released','I have read it, released.','165ad66b1ce6a41368757cb4d000ecceb6b964f55f9ef1ccb447daae7792b072','scripted 1','none','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','2026-03-04T09:00:15.000000Z');
CREATE TABLE corrections (
	id TEXT NOT NULL, 
	person_id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	item_sha256 TEXT NOT NULL, 
	expectation TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	verdict TEXT, 
	strength TEXT, 
	quote TEXT, 
	reason TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_corrections PRIMARY KEY (id), 
	CONSTRAINT fk_corrections_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT uq_corrections_person_id_number UNIQUE (person_id, number)
);
INSERT INTO "corrections" VALUES('id00010','id00001',1,'455a704829f28d79dea36978e62620e750c144344bd92cf80067fbb6e28078f6','TM1','changed','related',NULL,'it, released','less released','2026-03-04T09:00:12.000000Z');
CREATE TABLE cycles (
	id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	first_day TEXT NOT NULL, 
	last_day TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	CONSTRAINT pk_cycles PRIMARY KEY (id)
);
INSERT INTO "cycles" VALUES('id00002','First half of 2026','2026-01-01','2026-06-30','2026-03-04T09:00:02.000000Z');
CREATE TABLE decisions (
	id TEXT NOT NULL, 
	packet_id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	meeting TEXT NOT NULL, 
	expectation TEXT, 
	question TEXT NOT NULL, 
	decision TEXT NOT NULL, 
	decided_by TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_decisions PRIMARY KEY (id), 
	CONSTRAINT fk_decisions_packet_id_packets FOREIGN KEY(packet_id) REFERENCES packets (id) ON DELETE CASCADE, 
	CONSTRAINT uq_decisions_packet_id_number UNIQUE (packet_id, number)
);
INSERT INTO "decisions" VALUES('id00012','id00003',1,'June',NULL,'what of released?','ask released','Sam','2026-03-04T09:00:14.000000Z');
CREATE TABLE gap_answers (
	id TEXT NOT NULL, 
	packet_id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	gap TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	text TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_gap_answers PRIMARY KEY (id), 
	CONSTRAINT fk_gap_answers_packet_id_packets FOREIGN KEY(packet_id) REFERENCES packets (id) ON DELETE CASCADE, 
	CONSTRAINT uq_gap_answers_packet_id_number UNIQUE (packet_id, number)
);
INSERT INTO "gap_answers" VALUES('id00011','id00003',1,'{"kind":"missing","area":"Leadership","expectation":"LE1","message":"Not recorded.","question":"Who was led?","items":[]}','goal_next_cycle','next time released','2026-03-04T09:00:13.000000Z');
CREATE TABLE note_revisions (
	id TEXT NOT NULL, 
	note_id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	base_version INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_note_revisions PRIMARY KEY (id), 
	CONSTRAINT fk_note_revisions_note_id_notes FOREIGN KEY(note_id) REFERENCES notes (id) ON DELETE CASCADE, 
	CONSTRAINT uq_note_revisions_note_id_number UNIQUE (note_id, number)
);
INSERT INTO "note_revisions" VALUES('id00008','id00007',1,'saved',1,'A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. A long text, released. ','2026-03-04T09:00:09.000000Z');
CREATE TABLE notes (
	id TEXT NOT NULL, 
	person_id TEXT NOT NULL, 
	cycle_id TEXT, 
	name TEXT NOT NULL, 
	text TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	CONSTRAINT pk_notes PRIMARY KEY (id), 
	CONSTRAINT fk_notes_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_notes_cycle_id_cycles FOREIGN KEY(cycle_id) REFERENCES cycles (id) ON DELETE SET NULL
);
INSERT INTO "notes" VALUES('id00007','id00001','id00002','paste released','short released',2,'2026-03-04T09:00:08.000000Z','2026-03-04T09:00:10.000000Z');
CREATE TABLE packet_revisions (
	id TEXT NOT NULL, 
	packet_id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	version INTEGER, 
	base_version INTEGER NOT NULL, 
	made_by TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	at TEXT NOT NULL, 
	document TEXT NOT NULL, 
	CONSTRAINT pk_packet_revisions PRIMARY KEY (id), 
	CONSTRAINT fk_packet_revisions_packet_id_packets FOREIGN KEY(packet_id) REFERENCES packets (id) ON DELETE CASCADE, 
	CONSTRAINT uq_packet_revisions_packet_id_number UNIQUE (packet_id, number)
);
INSERT INTO "packet_revisions" VALUES('id00004','id00003',1,'saved',1,0,'engine','first draft','2026-03-04T09:00:04.000000Z','{"schema":"rung.packet/1","ladder":{"id":"l3","level":"L3","sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},"engine":{"name":"scripted","version":"1","model":"none","model_sha256":null,"prompt":null,"calibrated":true,"note":null},"source":{"name":"notes.md","format":"bullets","sha256":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"},"items":[{"id":"i1","text":"Built it, released.","source":{"start":0,"end":19},"date":null,"author":null,"label":null,"also":[],"matches":[{"expectation":"TM1","verdict":"demonstrates","strength":"moderate","confidence":0.7,"quote":{"text":"Built it, released.","start":0,"end":19},"missing":null,"made_by":"engine"}],"unscored":null}],"left_out":[],"gaps":[{"kind":"missing","area":"Leadership","expectation":"LE1","message":"Not recorded.","question":"Who was led?","items":[]}],"draft":{"audience":"self","sections":[{"area":"Technical Mastery","claims":[{"text":"Built it, released.","items":["i1"],"expectations":[],"status":"traced","reasons":[]}],"questions":[]}],"questions":[]}}');
INSERT INTO "packet_revisions" VALUES('id00005','id00003',2,'saved',2,1,'person','because released','2026-03-04T09:00:06.000000Z','{"schema":"rung.packet/1","ladder":{"id":"l3","level":"L3","sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},"engine":{"name":"scripted","version":"1","model":"none","model_sha256":null,"prompt":null,"calibrated":true,"note":null},"source":{"name":"notes.md","format":"bullets","sha256":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"},"items":[{"id":"i1","text":"Built it twice, released.","source":{"start":0,"end":25},"date":null,"author":null,"label":null,"also":[],"matches":[{"expectation":"TM1","verdict":"demonstrates","strength":"moderate","confidence":0.7,"quote":{"text":"Built it twice, released.","start":0,"end":25},"missing":null,"made_by":"engine"}],"unscored":null}],"left_out":[],"gaps":[{"kind":"missing","area":"Leadership","expectation":"LE1","message":"Not recorded.","question":"Who was led?","items":[]}],"draft":{"audience":"self","sections":[{"area":"Technical Mastery","claims":[{"text":"Built it twice, released.","items":["i1"],"expectations":[],"status":"traced","reasons":[]}],"questions":[]}],"questions":[]}}');
INSERT INTO "packet_revisions" VALUES('id00006','id00003',3,'branch',NULL,1,'person','','2026-03-04T09:00:07.000000Z','{"schema":"rung.packet/1","ladder":{"id":"l3","level":"L3","sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},"engine":{"name":"scripted","version":"1","model":"none","model_sha256":null,"prompt":null,"calibrated":true,"note":null},"source":{"name":"notes.md","format":"bullets","sha256":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"},"items":[{"id":"i1","text":"Built it late, released.","source":{"start":0,"end":24},"date":null,"author":null,"label":null,"also":[],"matches":[{"expectation":"TM1","verdict":"demonstrates","strength":"moderate","confidence":0.7,"quote":{"text":"Built it late, released.","start":0,"end":24},"missing":null,"made_by":"engine"}],"unscored":null}],"left_out":[],"gaps":[{"kind":"missing","area":"Leadership","expectation":"LE1","message":"Not recorded.","question":"Who was led?","items":[]}],"draft":{"audience":"self","sections":[{"area":"Technical Mastery","claims":[{"text":"Built it late, released.","items":["i1"],"expectations":[],"status":"traced","reasons":[]}],"questions":[]}],"questions":[]}}');
CREATE TABLE packets (
	id TEXT NOT NULL, 
	person_id TEXT NOT NULL, 
	cycle_id TEXT, 
	title TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	document TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	CONSTRAINT pk_packets PRIMARY KEY (id), 
	CONSTRAINT fk_packets_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT fk_packets_cycle_id_cycles FOREIGN KEY(cycle_id) REFERENCES cycles (id) ON DELETE SET NULL
);
INSERT INTO "packets" VALUES('id00003','id00001','id00002','Self-review released',2,'{"schema":"rung.packet/1","ladder":{"id":"l3","level":"L3","sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},"engine":{"name":"scripted","version":"1","model":"none","model_sha256":null,"prompt":null,"calibrated":true,"note":null},"source":{"name":"notes.md","format":"bullets","sha256":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"},"items":[{"id":"i1","text":"Built it twice, released.","source":{"start":0,"end":25},"date":null,"author":null,"label":null,"also":[],"matches":[{"expectation":"TM1","verdict":"demonstrates","strength":"moderate","confidence":0.7,"quote":{"text":"Built it twice, released.","start":0,"end":25},"missing":null,"made_by":"engine"}],"unscored":null}],"left_out":[],"gaps":[{"kind":"missing","area":"Leadership","expectation":"LE1","message":"Not recorded.","question":"Who was led?","items":[]}],"draft":{"audience":"self","sections":[{"area":"Technical Mastery","claims":[{"text":"Built it twice, released.","items":["i1"],"expectations":[],"status":"traced","reasons":[]}],"questions":[]}],"questions":[]}}','2026-03-04T09:00:03.000000Z','2026-03-04T09:00:05.000000Z');
CREATE TABLE people (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	CONSTRAINT pk_people PRIMARY KEY (id)
);
INSERT INTO "people" VALUES('id00001','Wren released','2026-03-04T09:00:01.000000Z');
CREATE TABLE quick_notes (
	id TEXT NOT NULL, 
	person_id TEXT NOT NULL, 
	day TEXT NOT NULL, 
	text TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	CONSTRAINT pk_quick_notes PRIMARY KEY (id), 
	CONSTRAINT fk_quick_notes_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);
INSERT INTO "quick_notes" VALUES('id00009','id00001','2026-02-03','wrote a guide released','["tag-released"]',1,'2026-03-04T09:00:11.000000Z','2026-03-04T09:00:11.000000Z');
CREATE INDEX ix_packets_person_id ON packets (person_id);
CREATE INDEX ix_packets_cycle_id ON packets (cycle_id);
CREATE INDEX ix_notes_person_id ON notes (person_id);
CREATE INDEX ix_notes_cycle_id ON notes (cycle_id);
CREATE INDEX ix_quick_notes_person_id ON quick_notes (person_id);
CREATE INDEX ix_quick_notes_day ON quick_notes (day);
COMMIT;
