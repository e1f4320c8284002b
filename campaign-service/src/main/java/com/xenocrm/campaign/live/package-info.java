/** Live figures of campaigns. */
@NullMarked
package com.xenocrm.campaign.live;

import org.jspecify.annotations.NullMarked;
