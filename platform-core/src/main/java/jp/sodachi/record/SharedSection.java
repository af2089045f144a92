package jp.sodachi.record;

import java.util.List;

/** One section as somebody sees it whom a guardian let see it. */
public record SharedSection(Grant grant, Child child, Section section, Content content) {

    /** What stands in the section. */
    public sealed interface Content {
        /** The doses that stand, the newest first. */
        record Doses(List<Dose> doses) implements Content {
            public Doses {
                doses = List.copyOf(doses);
            }
        }

        /** Pages of the handbook that stand, the newest first, without sensitive answers. */
        record Pages(List<FormEntry> entries) implements Content {
            public Pages {
                entries = List.copyOf(entries);
            }
        }

        /** The measurements that stand, the newest first. */
        record Measured(List<Measurement> measurements) implements Content {
            public Measured {
                measurements = List.copyOf(measurements);
            }
        }

        /** Memories, the newest first. */
        record Pictures(List<Photo> photos) implements Content {
            public Pictures {
                photos = List.copyOf(photos);
            }
        }
    }
}
