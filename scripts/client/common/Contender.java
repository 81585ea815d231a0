import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What both clients are asked to do, each in the way its documentation shows. What goes wrong is
 * thrown.
 */
interface Contender extends AutoCloseable {
  /** Connects with a fixed token; without retries where these would blur a count. */
  void connect(String base, boolean retries) throws Exception;

  /** Connects as a service app that signs with this key (PKCS#8, PEM). */
  void connectWithKey(String base, String key) throws Exception;

  /** Reads a bot; gives its description. */
  String read(String botId) throws Exception;

  /** Makes a bot; gives its id. */
  String create(String name) throws Exception;

  /** Reads a streamed chat to its end; gives each piece of the answer to the taker. */
  void chat(Consumer<String> taker) throws Exception;

  /** Opens a streamed chat and leaves it open; what comes back hangs up. */
  Runnable hold() throws Exception;

  /** Starts a chat and waits for its end; gives the status it reports. */
  String poll(Duration limit) throws Exception;

  /** Uploads a file from disk. */
  void upload(Path file) throws Exception;

  /** Fetches speech into a file. */
  void download(Path target) throws Exception;

  /** Coze's business code in a failure, 0 when it is not there. */
  long code(Throwable failure);

  /** Coze's log id in a failure, empty when it is not there. */
  String logId(Throwable failure);

  @Override
  void close() throws Exception;
}
