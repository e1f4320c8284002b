/** Who of an audience gets nothing, so that it can be told what a campaign changed. */
@NullMarked
package com.xenocrm.campaign.control;

import org.jspecify.annotations.NullMarked;
