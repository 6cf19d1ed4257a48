-- One shared ledger in one schema. Run once by the administrator of the server, as superuser; every
-- statement is plain PostgreSQL 13 or newer. Nobody who logs in owns anything: bdg_owner cannot.
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['bdg_owner', 'bdg_reader', 'bdg_writer'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
    END IF;
  END LOOP;
END $$;
GRANT bdg_reader TO bdg_writer;
CREATE SCHEMA bdg AUTHORIZATION bdg_owner;
REVOKE ALL ON SCHEMA bdg FROM PUBLIC;
GRANT USAGE ON SCHEMA bdg TO bdg_reader;
SET ROLE bdg_owner;
SET search_path = bdg, pg_temp;

-- Never changed; the lock on its one row is the lock of all who write.
CREATE TABLE ledger (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  format int NOT NULL,
  oldest_client int NOT NULL   -- the oldest form of records that may still be added
);
INSERT INTO ledger (format, oldest_client) VALUES (1, 1);

-- A record is a line of JSON, as `bdg log --json-lines` writes it, without its number. What rights
-- and questions need stands in columns of its own, which the server takes out of the line.
CREATE TABLE record (
  place bigint PRIMARY KEY,               -- the order of commits, without gaps: the server's
  number bigint NOT NULL,                 -- the order of meaning, as in a ledger on disk
  line text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL UNIQUE,    -- the client's: it makes a second try harmless
  kind text COLLATE "C" NOT NULL,
  plan text COLLATE "C" NOT NULL,
  task text COLLATE "C" NOT NULL,
  unit text COLLATE "C" NOT NULL,
  takes_back text COLLATE "C" NOT NULL,
  chain bytea NOT NULL,                   -- over all records so far: no word is changed unseen
  top bigint NOT NULL,                    -- the highest number so far
  login text NOT NULL,                    -- who was logged in, and when the server received it
  received_at timestamptz NOT NULL
);
CREATE INDEX record_about ON record (plan, task);

CREATE TABLE may_write (
  login text NOT NULL,
  plan text NOT NULL,                     -- '*' is every plan
  unit text NOT NULL,                     -- 'xa.dong-son'; 'xa' with its members; '*' is all
  coordinates boolean NOT NULL DEFAULT false,  -- may also cancel, extend, close, undo of others
  PRIMARY KEY (login, plan, unit)
);

CREATE FUNCTION may(a_plan text, a_unit text, a_kind text, a_takes_back text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = bdg, pg_temp AS $$
DECLARE coordinating boolean;
BEGIN
  SELECT bool_or(m.coordinates) INTO coordinating FROM may_write m
   WHERE m.login = session_user AND m.plan IN ('*', a_plan)
     AND (m.unit = '*' OR m.unit = a_unit OR starts_with(a_unit, m.unit || '.'));
  RETURN CASE
    WHEN coordinating IS NULL THEN false
    WHEN coordinating THEN true
    WHEN a_kind IN ('done', 'reopen', 'obstacle', 'resolve') THEN a_unit <> ''
    WHEN a_kind = 'undo' THEN EXISTS (
      SELECT FROM record r WHERE r.id = a_takes_back AND r.login = session_user)
    ELSE false
  END;
END $$;

CREATE FUNCTION take_place() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = bdg, pg_temp AS $$
DECLARE last record%ROWTYPE; said json;
BEGIN
  PERFORM FROM ledger FOR UPDATE;         -- waits for whoever writes: places follow commits
  SELECT * INTO last FROM record ORDER BY place DESC LIMIT 1;  -- sees what the wait was for
  said := NEW.line::json;
  NEW.id := said ->> 'id';
  NEW.kind := said ->> 'kind';
  NEW.plan := said ->> 'plan';
  NEW.task := said ->> 'task';
  NEW.unit := said ->> 'unit';
  NEW.takes_back := coalesce(said -> 'data' ->> 'takes_back', '');
  NEW.place := coalesce(last.place, 0) + 1;
  -- A number is at most a little above what there is: else one login could use them all up. Who
  -- coordinates may bring the records of another ledger.
  IF NEW.number NOT BETWEEN 1 AND 9007199254740991
     OR NEW.number > coalesce(last.top, 0) + 1000000
        AND NOT EXISTS (SELECT FROM may_write m WHERE m.login = session_user AND m.coordinates)
  THEN RAISE EXCEPTION 'no such number' USING ERRCODE = '22003';
  END IF;
  NEW.top := greatest(coalesce(last.top, 0), NEW.number);
  NEW.chain := sha256(coalesce(last.chain, '\x')
                      || convert_to(NEW.number || E'\x1f' || NEW.line, 'UTF8'));
  NEW.login := session_user;
  NEW.received_at := clock_timestamp();   -- not now(): that is when the transaction began
  RETURN NEW;
END $$;
CREATE TRIGGER record_takes_place BEFORE INSERT ON record
FOR EACH ROW EXECUTE FUNCTION take_place();
ALTER TABLE record ENABLE ALWAYS TRIGGER record_takes_place;

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'records are never changed or removed' USING ERRCODE = 'BD001';
END $$;
CREATE TRIGGER record_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON record
EXECUTE FUNCTION refuse();
ALTER TABLE record ENABLE ALWAYS TRIGGER record_stays;  -- also where replication applies changes

CREATE FUNCTION state()
RETURNS TABLE (format int, oldest_client int, ledger uuid, place bigint, chain bytea)
LANGUAGE sql STABLE SET search_path = bdg, pg_temp AS $$
  SELECT l.format, l.oldest_client, l.id, coalesce(r.place, 0), coalesce(r.chain, '\x')
    FROM ledger l
    LEFT JOIN LATERAL (SELECT * FROM record ORDER BY place DESC LIMIT 1) r ON true
$$;

CREATE FUNCTION take_lock() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = bdg, pg_temp AS $$ SELECT FROM ledger FOR UPDATE $$;

-- Adds records, unless something about their tasks came after the place `seen`, for the same units
-- or such that are part of one another; '' is all of them. With `seen` they
-- get the next numbers; without it, as what was written offline or restored, they keep their own.
-- One call: no lock is held while a client thinks, and the same ids again change nothing.
CREATE FUNCTION add(seen bigint, lines text[], numbers bigint[]) RETURNS text
LANGUAGE plpgsql SET search_path = bdg, pg_temp AS $$
DECLARE differing text; top_before bigint;
BEGIN
  PERFORM take_lock();
  SELECT coalesce(max(r.top), 0) INTO top_before
    FROM (SELECT top FROM record ORDER BY place DESC LIMIT 1) r;
  CREATE TEMPORARY TABLE IF NOT EXISTS coming (
    line text COLLATE "C", number bigint, at bigint, id text COLLATE "C", plan text COLLATE "C",
    task text COLLATE "C", unit text COLLATE "C") ON COMMIT DELETE ROWS;
  TRUNCATE coming;
  INSERT INTO coming
  SELECT one.line, one.number, one.at, one.line::json ->> 'id', one.line::json ->> 'plan',
         one.line::json ->> 'task', one.line::json ->> 'unit'
    FROM unnest(lines, numbers) WITH ORDINALITY AS one(line, number, at);
  SELECT r.id INTO differing FROM record r JOIN coming c USING (id)
   WHERE r.line <> c.line OR (seen IS NULL AND r.number <> c.number) LIMIT 1;
  IF differing IS NOT NULL THEN
    RAISE EXCEPTION 'record % is there with other words', differing USING ERRCODE = 'BD002';
  END IF;
  IF seen IS NOT NULL AND EXISTS (
      SELECT FROM record r JOIN coming c USING (plan, task)
       WHERE r.place > seen AND r.id NOT IN (SELECT o.id FROM coming o)
         AND ('' IN (r.unit, c.unit) OR starts_with(r.unit || '.', c.unit || '.')
              OR starts_with(c.unit || '.', r.unit || '.'))) THEN
    RETURN 'stale';
  END IF;
  INSERT INTO record (number, line)
  SELECT CASE WHEN seen IS NULL THEN c.number
              ELSE top_before + row_number() OVER (ORDER BY c.at) END, c.line
    FROM coming c
   WHERE NOT EXISTS (SELECT FROM record r WHERE r.id = c.id)
   ORDER BY c.at;
  RETURN 'added';
END $$;

-- The ids of those records that the login may not add.
CREATE FUNCTION refused(lines text[]) RETURNS SETOF text
LANGUAGE sql STABLE SET search_path = bdg, pg_temp AS $$
  SELECT one ->> 'id' FROM unnest(lines) AS line, LATERAL (SELECT line::json) AS said(one)
   WHERE NOT may(one ->> 'plan', one ->> 'unit', one ->> 'kind',
                 coalesce(one -> 'data' ->> 'takes_back', ''))
$$;

ALTER TABLE record ENABLE ROW LEVEL SECURITY;
ALTER TABLE record FORCE ROW LEVEL SECURITY;  -- the owner too
CREATE POLICY everybody_reads ON record FOR SELECT USING (true);
CREATE POLICY who_may_adds ON record FOR INSERT WITH CHECK (may(plan, unit, kind, takes_back));
REVOKE ALL ON ALL TABLES IN SCHEMA bdg FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA bdg FROM PUBLIC;
GRANT SELECT ON record, ledger, may_write TO bdg_reader;
GRANT EXECUTE ON FUNCTION state, may, refused TO bdg_reader;
GRANT INSERT (number, line) ON record TO bdg_writer;  -- nothing else is the client's to say
GRANT EXECUTE ON FUNCTION take_lock, add TO bdg_writer;
RESET ROLE;
RESET search_path;
