package dev.cozesh.dsl;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.net.URI;
import java.net.URISyntaxException;

/** The address of a web page that Coze is to read. */
public final class WebPage {
  private final URI address;

  private WebPage(URI address) {
    this.address = address;
  }

  /**
   * @throws CozeScriptException when it is no http or https address of a host
   */
  static WebPage of(String text, Place place) {
    try {
      URI address = new URI(text.strip());
      boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      if (web && address.getHost() != null && address.getUserInfo() == null) {
        return new WebPage(address);
      }
    } catch (URISyntaxException e) {
      throw new CozeScriptException(
          place, "not an address: " + text, e.getReason(), "write other characters as %XX", e);
    }
    throw new CozeScriptException(
        place,
        "not the address of a web page: " + text,
        "Coze reads pages that anybody can, over http or https",
        "write `url(\"https://…\")`");
  }

  URI address() {
    return address;
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
