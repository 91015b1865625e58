-- Where only the name and the day of a document are asked for, its row, which holds the whole text, is not touched.
CREATE INDEX documents_by_id ON documents (id, handle, day);
