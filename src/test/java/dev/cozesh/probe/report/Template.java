package dev.cozesh.probe.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What a page consists of, as a parser that forgives nothing reads it: the page is well-formed XML
 * but for its own style and script.
 */
final class Template {
  /** Every element that the page may have. */
  static final List<String> ELEMENTS =
      List.of(
          "a", "b", "body", "button", "caption", "code", "dd", "details", "div", "dl", "dt", "em",
          "footer", "form", "h1", "h2", "h3", "h4", "head", "header", "html", "input", "label",
          "li", "main", "meta", "ol", "output", "p", "pre", "q", "rect", "section", "span", "style",
          "script", "summary", "svg", "table", "tbody", "td", "th", "thead", "title", "tr", "ul");

  /** Every attribute that the page may have. */
  static final List<String> ATTRIBUTES =
      List.of(
          "aria-label",
          "aria-live",
          "aria-pressed",
          "autocomplete",
          "charset",
          "class",
          "colspan",
          "content",
          "data-label",
          "data-method",
          "data-verdict",
          "height",
          "hidden",
          "href",
          "http-equiv",
          "id",
          "lang",
          "name",
          "placeholder",
          "preserveAspectRatio",
          "rel",
          "role",
          "scope",
          "spellcheck",
          "type",
          "viewBox",
          "width",
          "x",
          "y");

  /** Those that its script adds. */
  static final List<String> SCRIPTED =
      List.of("aria-controls", "aria-expanded", "open", "style", "tabindex");

  final List<String> elements = new ArrayList<>();
  final TreeSet<String> attributes = new TreeSet<>();
  final List<String> links = new ArrayList<>();
  final StringBuilder text = new StringBuilder();

  private Template() {}

  /**
   * Reads a page.
   *
   * @throws org.xml.sax.SAXException when it is not well-formed
   */
  static Template read(String page) throws Exception {
    HtmlAssets assets = HtmlAssets.read();
    String markup = without(without(page, assets.style()), assets.script());
    Template template = new Template();
    SAXParserFactory parsers = SAXParserFactory.newInstance();
    parsers.newSAXParser().parse(new InputSource(new StringReader(markup)), template.reader());
    return template;
  }

  private static String without(String page, String ours) {
    int at = page.indexOf(ours);
    if (at < 0) {
      throw new IllegalArgumentException("the page lacks its style or script");
    }
    return page.substring(0, at) + page.substring(at + ours.length());
  }

  private DefaultHandler reader() {
    return new DefaultHandler() {
      @Override
      public void startElement(String uri, String local, String name, Attributes all) {
        elements.add(name);
        for (int i = 0; i < all.getLength(); i++) {
          attributes.add(all.getQName(i));
        }
        if (all.getValue("href") != null) {
          links.add(all.getValue("href"));
        }
      }

      @Override
      public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
      }
    };
  }
}
