-- What format 2 of a shared ledger adds: plan files as editions, and the documents that they name.
SET ROLE bdg_owner;
SET search_path = bdg, pg_temp;

-- A document that plans name, such as the signed text: once, whichever plans and editions name it.
CREATE TABLE source (
  sha256 bytea PRIMARY KEY,
  content bytea NOT NULL CHECK (octet_length(content) <= 33554432),
  login text NOT NULL,
  received_at timestamptz NOT NULL
);
ALTER TABLE source ALTER content SET STORAGE EXTERNAL;  -- it is packed as it is

CREATE TABLE edition (
  place int PRIMARY KEY,                  -- the order of all editions, without gaps: the server's
  file text COLLATE "C" NOT NULL CHECK (file ~ '^[^./\\][^/\\]*\.ya?ml$' AND octet_length(file) <= 200),
  number int NOT NULL,                    -- 1, 2, 3 … of this file
  content bytea NOT NULL CHECK (octet_length(content) <= 16777216),
  documents text COLLATE "C" NOT NULL CHECK (octet_length(documents) <= 4000),
                                          -- JSON: [[path, SHA-256 in hexadecimal], …]
  sha256 bytea NOT NULL,                  -- of the content
  chain bytea NOT NULL,                   -- over all editions so far
  login text NOT NULL,
  published_at timestamptz NOT NULL,
  UNIQUE (file, number)
);

CREATE FUNCTION may_publish() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = bdg, pg_temp AS $$
  SELECT EXISTS (SELECT FROM may_write m WHERE m.login = session_user
                    AND m.plan = '*' AND m.unit = '*' AND m.coordinates)
$$;

CREATE FUNCTION take_source() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = bdg, pg_temp AS $$
BEGIN
  NEW.sha256 := sha256(NEW.content);
  NEW.login := session_user;
  NEW.received_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER source_is_named BEFORE INSERT ON source FOR EACH ROW EXECUTE FUNCTION take_source();
ALTER TABLE source ENABLE ALWAYS TRIGGER source_is_named;

CREATE FUNCTION take_edition() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = bdg, pg_temp AS $$
DECLARE last_place int; last_chain bytea; newest int;
BEGIN
  PERFORM FROM ledger FOR UPDATE;         -- as records do; of two publishers one waits
  SELECT e.place, e.chain INTO last_place, last_chain FROM edition e ORDER BY e.place DESC LIMIT 1;
  SELECT max(e.number) INTO newest FROM edition e WHERE e.file = NEW.file;
  IF NEW.number IS DISTINCT FROM coalesce(newest, 0) + 1 THEN
    RAISE EXCEPTION 'not the next edition of %', NEW.file USING ERRCODE = 'BD003';
  END IF;
  IF EXISTS (SELECT FROM edition e WHERE lower(e.file) = lower(NEW.file) AND e.file <> NEW.file) THEN
    RAISE EXCEPTION 'another file has nearly this name' USING ERRCODE = 'BD004';
  END IF;
  IF EXISTS (SELECT FROM json_array_elements(NEW.documents::json) d
              WHERE NOT EXISTS (SELECT FROM source s WHERE encode(s.sha256, 'hex') = d ->> 1)) THEN
    RAISE EXCEPTION 'a document is not there' USING ERRCODE = 'BD005';
  END IF;
  NEW.place := coalesce(last_place, 0) + 1;
  NEW.sha256 := sha256(NEW.content);
  NEW.chain := sha256(coalesce(last_chain, '\x')
    || convert_to(concat_ws(E'\x1f', NEW.file, NEW.number, encode(NEW.sha256, 'hex'), NEW.documents), 'UTF8'));
  NEW.login := session_user;
  NEW.published_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER edition_takes_place BEFORE INSERT ON edition
FOR EACH ROW EXECUTE FUNCTION take_edition();
ALTER TABLE edition ENABLE ALWAYS TRIGGER edition_takes_place;

CREATE TRIGGER source_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON source EXECUTE FUNCTION refuse();
ALTER TABLE source ENABLE ALWAYS TRIGGER source_stays;
CREATE TRIGGER edition_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON edition
EXECUTE FUNCTION refuse();
ALTER TABLE edition ENABLE ALWAYS TRIGGER edition_stays;

ALTER TABLE source ENABLE ROW LEVEL SECURITY;
ALTER TABLE source FORCE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads ON source FOR SELECT USING (true);
CREATE POLICY who_coordinates_adds ON source FOR INSERT WITH CHECK (may_publish());
ALTER TABLE edition ENABLE ROW LEVEL SECURITY;
ALTER TABLE edition FORCE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads ON edition FOR SELECT USING (true);
CREATE POLICY who_coordinates_adds ON edition FOR INSERT WITH CHECK (may_publish());
REVOKE ALL ON source, edition FROM PUBLIC;
REVOKE ALL ON FUNCTION may_publish, take_source, take_edition FROM PUBLIC;
GRANT SELECT ON source, edition TO bdg_reader;
GRANT EXECUTE ON FUNCTION may_publish TO bdg_reader;
GRANT INSERT (content) ON source TO bdg_writer;
GRANT INSERT (file, number, content, documents) ON edition TO bdg_writer;

UPDATE ledger SET format = 2;  -- records are written as before, so oldest_client stays
RESET ROLE;
RESET search_path;
