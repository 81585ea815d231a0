package dev.cozesh.client.bot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What is behind a chat.
 *
 * @param web on large screens
 * @param mobile on small screens
 * @param other members without a name here
 */
public record BackgroundImages(
    @JsonProperty("web_background_image") Optional<Image> web,
    @JsonProperty("mobile_background_image") Optional<Image> mobile,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public BackgroundImages {
    other = Others.copyOf(other);
  }

  /**
   * A picture with its place.
   *
   * @param other members without a name here
   */
  public record Image(
      Optional<String> imageUrl,
      Optional<String> themeColor,
      Optional<Gradient> gradientPosition,
      Optional<Canvas> canvasPosition,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Image {
      other = Others.copyOf(other);
    }
  }

  /**
   * Where it fades.
   *
   * @param other members without a name here
   */
  public record Gradient(
      Optional<BigDecimal> left,
      Optional<BigDecimal> right,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Gradient {
      other = Others.copyOf(other);
    }
  }

  /**
   * Where it stands.
   *
   * @param other members without a name here
   */
  public record Canvas(
      Optional<BigDecimal> left,
      Optional<BigDecimal> top,
      Optional<BigDecimal> width,
      Optional<BigDecimal> height,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Canvas {
      other = Others.copyOf(other);
    }
  }
}
