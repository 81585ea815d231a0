package dev.cozesh.probe.report;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements, each closed in its turn. Names of elements and attributes come from the page's
 * own code; every text and every attribute's value is shown through {@link HtmlText} and escaped.
 */
final class HtmlMarkup {
  private final Appendable out;
  private final Deque<String> open = new ArrayDeque<>();

  HtmlMarkup(Appendable out) {
    this.out = out;
  }

  /**
   * Opens an element.
   *
   * @param attributes names and values by turns; one whose value is null is left out
   */
  HtmlMarkup open(String element, String... attributes) throws IOException {
    tag(element, attributes);
    out.append('>');
    open.push(element);
    return this;
  }

  /** Closes the innermost element. */
  HtmlMarkup close() throws IOException {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Ends a line of the page's source; between elements alone. */
  HtmlMarkup line() throws IOException {
    out.append('\n');
    return this;
  }

  /** An element that has no end. */
  HtmlMarkup empty(String element, String... attributes) throws IOException {
    tag(element, attributes);
    out.append(" />");
    return this;
  }

  /** An element that holds one line of text. */
  HtmlMarkup leaf(String element, String text, String... attributes) throws IOException {
    return open(element, attributes).text(text).close();
  }

  /** One line of text, cut when it is too long. */
  HtmlMarkup text(String text) throws IOException {
    escape(HtmlText.line(text));
    return this;
  }

  /** Lines of text as they are, cut when there is too much. */
  HtmlMarkup block(String text) throws IOException {
    escape(HtmlText.block(text));
    return this;
  }

  /** Lines of text that make sense only whole. */
  HtmlMarkup whole(String text) throws IOException {
    escape(HtmlText.whole(text));
    return this;
  }

  /** Script and style, which are ours. */
  HtmlMarkup raw(String ours) throws IOException {
    out.append(ours);
    return this;
  }

  private void tag(String element, String... attributes) throws IOException {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        out.append(' ').append(attributes[i]).append("=\"");
        escape(HtmlText.line(attributes[i + 1]));
        out.append('"');
      }
    }
  }

  private void escape(String text) throws IOException {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      String entity = entity(text.charAt(i));
      if (entity != null) {
        out.append(text, from, i).append(entity);
        from = i + 1;
      }
    }
    out.append(text, from, text.length());
  }

  private static String entity(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> null;
    };
  }
}
