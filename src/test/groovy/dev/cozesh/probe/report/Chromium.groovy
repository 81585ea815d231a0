package dev.cozesh.probe.report

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.json.Json
import java.net.http.HttpClient
import java.net.http.WebSocket
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger

/**
 * A headless browser with one page, steered over its own debugging port. It keeps whatever the page asked for and
 * complained of. Nothing of it outlives {@link #close}.
 */
class Chromium implements AutoCloseable, WebSocket.Listener {
  private static final long DEADLINE_SECONDS = 60
  private static final String PROGRAM = 'chromium'
  private static final List<String> LINE = [PROGRAM, '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions', '--hide-scrollbars', '--remote-debugging-port=0']

  /** Addresses of everything that was asked for. */
  final List<String> requests = new CopyOnWriteArrayList<>()
  /** What stands in the console: breaches of the policy, exceptions, remarks. */
  final List<String> complaints = new CopyOnWriteArrayList<>()

  private final Path files = Files.createTempDirectory('chromium')
  private final Process process
  private final WebSocket socket
  private final StringBuilder text = new StringBuilder()
  private final AtomicInteger last = new AtomicInteger()
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>()
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>()

  static boolean isInstalled() {
    System.getenv('PATH').split(File.pathSeparator).any { Files.isExecutable(Path.of(it, PROGRAM)) }
  }

  Chromium() {
    process = new ProcessBuilder(LINE + ["--user-data-dir=${files.resolve('profile')}".toString(), 'about:blank'])
        .redirectErrorStream(true).redirectOutput(files.resolve('log').toFile()).start()
    try {
      socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page(), this).get(DEADLINE_SECONDS, TimeUnit.SECONDS)
      ['Page.enable', 'Runtime.enable', 'Log.enable', 'Network.enable'].each { send(it) }
    } catch (Exception e) {
      def said = Files.readString(files.resolve('log'))
      close()
      throw new AssertionError((Object) "chromium did not start: $said", e)
    }
  }

  /** Opens a file, perhaps at a fragment, and waits until it is loaded. */
  void open(Path file, String fragment = '') {
    [requests, complaints]*.clear()
    loaded = new CompletableFuture<>()
    send('Page.navigate', [url: 'about:blank'])
    loaded.get(DEADLINE_SECONDS, TimeUnit.SECONDS)
    loaded = new CompletableFuture<>()
    send('Page.navigate', [url: file.toUri().toString() + fragment])
    loaded.get(DEADLINE_SECONDS, TimeUnit.SECONDS)
    requests.remove('about:blank')
  }

  /** Gives the page another size. */
  void resize(int width, int height) {
    send('Emulation.setDeviceMetricsOverride', [width: width, height: height, deviceScaleFactor: 1, mobile: false])
  }

  /** Shows it as on paper ({@code print}) or not, to those who like it {@code light} or {@code dark}. */
  void media(String kind, String scheme) {
    send('Emulation.setEmulatedMedia', [media: kind, features: [[name: 'prefers-color-scheme', value: scheme]]])
  }

  /** Lets pages that are opened from now on run scripts, or not. */
  void scripts(boolean on) {
    send('Emulation.setScriptExecutionDisabled', [value: !on])
  }

  /** What an expression comes to, as text, number or truth. */
  Object ask(String expression) {
    def answer = send('Runtime.evaluate', [expression: expression, returnByValue: true])
    if (answer.has('exceptionDetails')) {
      throw new AssertionError((Object) answer.get('exceptionDetails').toString())
    }
    Json.value(answer.path('result').path('value'), Object)
  }

  /** Presses a key that means itself. */
  void key(String key) {
    send('Input.dispatchKeyEvent', [type: 'keyDown', key: key, text: key.length() == 1 ? key : null].findAll { it.value != null })
    send('Input.dispatchKeyEvent', [type: 'keyUp', key: key])
  }

  /** Types at the place that has the focus. */
  void type(String text) {
    send('Input.insertText', [text: text])
  }

  /** What is seen, as a PNG. */
  byte[] screenshot() {
    send('Page.captureScreenshot', [format: 'png']).get('data').binaryValue()
  }

  /** The page on paper. */
  byte[] pdf() {
    send('Page.printToPDF', [:]).get('data').binaryValue()
  }

  @Override
  CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
    text.append(data)
    if (whole) {
      receive(Json.parse(text.toString(), 'DevTools'))
      text.length = 0
    }
    from.request(1)
    null
  }

  @Override
  void close() {
    socket?.abort()
    def all = process.toHandle().descendants().toList() + [process.toHandle()]
    all*.destroyForcibly()
    all.each { it.onExit().get(DEADLINE_SECONDS, TimeUnit.SECONDS) }
    files.toFile().deleteDir()
  }

  private JsonNode send(String method, Map<String, Object> parameters = [:]) {
    int id = last.incrementAndGet()
    def answer = answers.computeIfAbsent(id) { new CompletableFuture<JsonNode>() }
    socket.sendText(Json.line([id: id, method: method, params: parameters]), true).get(DEADLINE_SECONDS, TimeUnit.SECONDS)
    def said = answer.get(DEADLINE_SECONDS, TimeUnit.SECONDS)
    if (said.has('error')) {
      throw new AssertionError((Object) "$method: ${said.get('error')}")
    }
    said.get('result')
  }

  private void receive(JsonNode message) {
    if (message.has('id')) {
      answers.remove(message.get('id').intValue()).complete(message)
      return
    }
    def about = message.get('params')
    switch (message.get('method').textValue()) {
      case 'Page.loadEventFired': loaded.complete(null); break
      case 'Network.requestWillBeSent': requests << about.at('/request/url').textValue(); break
      case 'Log.entryAdded': complaints << about.at('/entry/text').textValue(); break
      case 'Runtime.consoleAPICalled': complaints << about.get('args').toString(); break
      case 'Runtime.exceptionThrown': complaints << about.toString(); break
      case 'Page.javascriptDialogOpening': complaints << about.toString(); break
    }
  }

  /** Where the one page is steered from: the browser writes its port into a file. */
  private URI page() {
    def file = files.resolve('profile').resolve('DevToolsActivePort')
    def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS)
    while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
      if (System.nanoTime() > end || !process.alive) {
        throw new IllegalStateException('no debugging port')
      }
      sleep(20)
    }
    def port = Files.readAllLines(file)[0]
    def pages = Json.parse(new URI("http://127.0.0.1:$port/json/list").toURL().text, 'DevTools')
    URI.create(pages.find { it.get('type').textValue() == 'page' }.get('webSocketDebuggerUrl').textValue())
  }
}
