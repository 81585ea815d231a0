package dev.cozesh.client.audio;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;
import static dev.cozesh.client.core.ApiRequest.put;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.ApiRequest;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import dev.cozesh.error.CozeUsageException;
import java.util.List;

/** Voiceprints: keep them in groups, find out who speaks. Thread-safe. */
public final class VoiceprintService {
  private static final long NO_BOUND_DOCUMENTED = Long.MAX_VALUE;
  private static final int PAGE_SIZE = 200;
  private static final PageShape PAGE = PageShape.counted("/data/items", "/data/total");
  private static final String GROUPS = "/v1/audio/voiceprint_groups";
  private static final String GROUP = GROUPS + "/{group_id}";
  private static final String FEATURES = GROUP + "/features";
  private static final String FEATURE = FEATURES + "/{feature_id}";

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public VoiceprintService(ApiCaller api) {
    this.api = api;
  }

  /**
   * Every group, 200 a request.
   *
   * @return the groups
   * @see <a href="https://docs.coze.cn/developer_guides/list_voiceprint_group">Coze: list
   *     voiceprint groups</a>
   */
  @Calls("audio.voiceprint_groups.list")
  public Paged<VoiceprintGroup> groups() {
    return groups(VoiceprintGroupFilter.ALL);
  }

  /**
   * The groups that a filter lets through, 200 a request.
   *
   * @param filter which ones
   * @return the groups
   * @see <a href="https://docs.coze.cn/developer_guides/list_voiceprint_group">Coze: list
   *     voiceprint groups</a>
   */
  @Calls("audio.voiceprint_groups.list")
  public Paged<VoiceprintGroup> groups(VoiceprintGroupFilter filter) {
    return api.pages(
        page ->
            get(GROUPS)
                .query("name", filter.name())
                .query("user_id", filter.userId())
                .query("group_id", filter.groupId())
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .read(),
        PAGE,
        VoiceprintGroup.class,
        VoiceprintGroup::id);
  }

  /**
   * Makes a group. Sent once.
   *
   * @param group what it shall be
   * @return the group's id
   * @see <a href="https://docs.coze.cn/developer_guides/create_voiceprint_group">Coze: create a
   *     voiceprint group</a>
   */
  @Calls("audio.voiceprint_groups.create")
  public String createGroup(VoiceprintGroupCreate group) {
    return api.send(post(GROUPS).json(group).result("/data/id").once(), String.class);
  }

  /**
   * Changes a group. Sent once.
   *
   * @param groupId the group
   * @param change what to change
   * @see <a href="https://docs.coze.cn/developer_guides/update_voiceprint_group">Coze: change a
   *     voiceprint group</a>
   */
  @Calls("audio.voiceprint_groups.update")
  public void updateGroup(String groupId, VoiceprintGroupUpdate change) {
    api.send(put(GROUP, groupId).json(change).once());
  }

  /**
   * Deletes a group with its voiceprints. Sent once.
   *
   * @param groupId the group
   * @see <a href="https://docs.coze.cn/developer_guides/delete_voiceprint_group">Coze: delete a
   *     voiceprint group</a>
   */
  @Calls("audio.voiceprint_groups.delete")
  public void deleteGroup(String groupId) {
    api.send(ApiRequest.delete(GROUP, groupId).once());
  }

  /**
   * The voiceprints of a group, 200 a request.
   *
   * @param groupId the group
   * @return the voiceprints
   * @see <a href="https://docs.coze.cn/developer_guides/list_voiceprint">Coze: list voiceprints</a>
   */
  @Calls("audio.voiceprint_groups.features.list")
  public Paged<Voiceprint> list(String groupId) {
    return api.pages(
        page -> get(FEATURES, groupId).query("page_num", page).query("page_size", PAGE_SIZE).read(),
        PAGE,
        Voiceprint.class,
        Voiceprint::id);
  }

  /**
   * Adds a voiceprint to a group. Sent once.
   *
   * @param voiceprint the recording and its group
   * @return the voiceprint's id
   * @throws CozeUsageException when the file cannot be read
   * @see <a href="https://docs.coze.cn/developer_guides/create_voiceprint">Coze: add a
   *     voiceprint</a>
   */
  @Calls("audio.voiceprint_groups.features.create")
  public String create(VoiceprintCreate voiceprint) {
    return api.send(
        post(FEATURES, voiceprint.groupId())
            .file("file", voiceprint.file(), NO_BOUND_DOCUMENTED)
            .form("name", voiceprint.name())
            .form("desc", voiceprint.desc())
            .form("sample_rate", voiceprint.sampleRate())
            .form("channel", voiceprint.channel())
            .result("/data/id")
            .once(),
        String.class);
  }

  /**
   * Changes a voiceprint; without a file its recording stays. Sent once.
   *
   * @param voiceprint what it shall be
   * @throws CozeUsageException when the file cannot be read
   * @see <a href="https://docs.coze.cn/developer_guides/update_voiceprint">Coze: change a
   *     voiceprint</a>
   */
  @Calls("audio.voiceprint_groups.features.update")
  public void update(VoiceprintUpdate voiceprint) {
    ApiRequest.Draft draft = put(FEATURE, voiceprint.groupId(), voiceprint.featureId());
    voiceprint.file().ifPresent(file -> draft.file("file", file, NO_BOUND_DOCUMENTED));
    api.send(
        draft
            .form("name", voiceprint.name())
            .form("desc", voiceprint.desc())
            .form("sample_rate", voiceprint.sampleRate())
            .form("channel", voiceprint.channel())
            .once());
  }

  /**
   * Deletes a voiceprint. Sent once.
   *
   * @param groupId its group
   * @param featureId the voiceprint
   * @see <a href="https://docs.coze.cn/developer_guides/delete_voiceprint">Coze: delete a
   *     voiceprint</a>
   */
  @Calls("audio.voiceprint_groups.features.delete")
  public void delete(String groupId, String featureId) {
    api.send(ApiRequest.delete(FEATURE, groupId, featureId).once());
  }

  /**
   * Compares a recording with the voiceprints of a group. Costs money. Sent once.
   *
   * @param query the recording and the group
   * @return the voiceprints, what fits best first
   * @throws CozeUsageException when the file cannot be read
   * @see <a href="https://docs.coze.cn/developer_guides/identify_voiceprint">Coze: compare a
   *     recording with a group</a>
   */
  @Calls("audio.voiceprint_groups.speaker_identify")
  public List<VoiceprintScore> identify(VoiceprintQuery query) {
    return api.list(
        post(GROUP + "/speaker_identify", query.groupId())
            .file("file", query.file(), NO_BOUND_DOCUMENTED)
            .form("top_k", query.topK())
            .form("sample_rate", query.sampleRate())
            .form("channel", query.channel())
            .result("/data/feature_score_list")
            .once(),
        VoiceprintScore.class);
  }
}
