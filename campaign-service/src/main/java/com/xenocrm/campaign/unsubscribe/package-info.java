/** How a recipient says that it was the last message. */
@NullMarked
package com.xenocrm.campaign.unsubscribe;

import org.jspecify.annotations.NullMarked;
