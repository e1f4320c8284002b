/** Previews and test sends of messages. */
@NullMarked
package com.xenocrm.campaign.preview;

import org.jspecify.annotations.NullMarked;
