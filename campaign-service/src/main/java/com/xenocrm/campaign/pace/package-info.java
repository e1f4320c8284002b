/** How fast communications may go out, over all campaigns and replicas. */
@NullMarked
package com.xenocrm.campaign.pace;

import org.jspecify.annotations.NullMarked;
