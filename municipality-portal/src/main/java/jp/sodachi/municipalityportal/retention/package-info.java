/** How long the town keeps what it does not keep for ever; its admins choose, the worker carries it out each night. */
@NullMarked
package jp.sodachi.municipalityportal.retention;

import org.jspecify.annotations.NullMarked;
