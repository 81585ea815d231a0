package dev.cozesh.client.audio;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;

/** Rooms for calls with a bot, whose sound runs over RTC. Thread-safe. */
public final class RoomService {

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public RoomService(ApiCaller api) {
    this.api = api;
  }

  /**
   * Opens a room, which the bot joins and leaves after three minutes alone. Costs money from now
   * on. Sent once.
   *
   * @param room whose room, and how it behaves
   * @return the room with the secret that opens it
   * @see <a href="https://docs.coze.cn/developer_guides/create_room">Coze: create an rtc room and
   *     let the bot join</a>
   */
  @Calls("audio.rooms.create")
  public Room create(RoomCreate room) {
    return api.send(post("/v1/audio/rooms").json(room).once(), Room.class);
  }

  /**
   * The streams of an interpretation. No page of the documentation describes this.
   *
   * @param liveId the interpretation
   * @return its streams
   */
  @Calls("audio.live.retrieve")
  public Live live(String liveId) {
    return api.send(get("/v1/audio/live/{live_id}", liveId).read(), Live.class);
  }
}
