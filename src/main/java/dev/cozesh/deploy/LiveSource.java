package dev.cozesh.deploy;

import dev.cozesh.deploy.LiveReader.Row;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeUsageException;
import java.util.List;

/** The objects of one workspace on one kind of server. Sends reads only. */
interface LiveSource {
  /**
   * Every object of the kind; the whole list or an exception.
   *
   * @throws CozeUsageException when the server lists none of the kind
   */
  List<Row> list(Kind kind);

  /**
   * Reads one object.
   *
   * @param row of a list of this source
   * @param names how other objects are mentioned
   * @throws CozeServiceException when the server refuses to show it
   */
  LiveObject read(Row row, LiveReader names);
}
